package io.github.credsmith.http;

import java.util.Map;
import java.util.Set;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * A request to send. Immutable; prints its method and redacted URL only, since headers and body may
 * hold credentials.
 */
public final class HttpRequest {
  private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");

  private final Request request;
  private final boolean replayable;
  private final boolean followsRedirects;

  private HttpRequest(Request request, boolean replayable, boolean followsRedirects) {
    this.request = request;
    this.replayable = replayable;
    this.followsRedirects = followsRedirects;
  }

  public static HttpRequest get(HttpUrl url) {
    return of("GET", url);
  }

  public static HttpRequest head(HttpUrl url) {
    return of("HEAD", url);
  }

  /** A POST of {@code application/x-www-form-urlencoded} fields, in UTF-8. */
  public static HttpRequest postForm(HttpUrl url, Map<String, String> fields) {
    FormBody.Builder form = new FormBody.Builder();
    fields.forEach(form::add);
    return new HttpRequest(withoutUser(url).post(form.build()).build(), false, true);
  }

  /** A request with a body of the given media type. */
  public static HttpRequest withBody(String method, HttpUrl url, String mediaType, byte[] body) {
    RequestBody content = RequestBody.create(body, MediaType.parse(mediaType));
    return new HttpRequest(
        withoutUser(url).method(method, content).build(), IDEMPOTENT.contains(method), true);
  }

  /**
   * This request with a header set, in place of any of that name.
   *
   * @throws IllegalArgumentException if the value holds a control or non-ASCII character; the
   *     message names the header and does not repeat the value
   */
  public HttpRequest withHeader(String name, String value) {
    boolean printable = value.chars().allMatch(c -> c == '\t' || c >= ' ' && c <= '~');
    if (!printable) {
      throw new IllegalArgumentException(
          "the value for the header " + name + " holds a character that a header cannot carry");
    }
    return new HttpRequest(
        request.newBuilder().header(name, value).build(), replayable, followsRedirects);
  }

  /** This request, declared safe to send again after the connection was lost halfway. */
  public HttpRequest asReplayable() {
    return new HttpRequest(request, true, followsRedirects);
  }

  /** This request, whose answer is the first one, also if that is a redirect. */
  public HttpRequest withoutRedirects() {
    return new HttpRequest(request, replayable, false);
  }

  public String method() {
    return request.method();
  }

  /** The URL, without user information. */
  public HttpUrl url() {
    return request.url();
  }

  /** Whether it may be sent again after the connection was lost; by default if idempotent. */
  public boolean replayable() {
    return replayable;
  }

  boolean followsRedirects() {
    return followsRedirects;
  }

  Request toOkHttp() {
    return request;
  }

  /** The same kind of request at another URL, with only the headers and body given. */
  HttpRequest redirectedTo(Request next) {
    return new HttpRequest(
        next, replayable || IDEMPOTENT.contains(next.method()), followsRedirects);
  }

  @Override
  public String toString() {
    return method() + " " + new RedactedUrl(url());
  }

  private static HttpRequest of(String method, HttpUrl url) {
    return new HttpRequest(withoutUser(url).method(method, null).build(), true, true);
  }

  /** User information is never sent by this client; without it nothing can print it either. */
  private static Request.Builder withoutUser(HttpUrl url) {
    return new Request.Builder().url(url.newBuilder().username("").password("").build());
  }
}
