package io.github.credsmith.http;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * Where a redirect leads (RFC 9110 section 15.4) and what may go along: to another origin (scheme,
 * host and port) only headers that cannot hold a credential, and never a body; from https to http
 * nothing at all.
 */
final class Redirects {
  static final int MAX = 5;

  private static final Set<String> HARMLESS =
      Set.of("accept", "accept-encoding", "accept-language");

  /**
   * The request that follows an answer.
   *
   * @return empty if the answer is no redirect
   * @throws HttpFailure of kind {@code REDIRECT} if it must not be followed
   */
  Optional<HttpRequest> next(HttpRequest sent, HttpAnswer answer) throws HttpFailure {
    Optional<String> location = answer.header("Location");
    if (!isRedirect(answer.status()) || location.isEmpty()) {
      return Optional.empty();
    }
    HttpUrl target = sent.url().resolve(location.get());
    if (target == null) {
      throw refused(sent, "to something that is not an http or https URL");
    }
    if (sent.url().isHttps() && !target.isHttps()) {
      throw refused(sent, "from https to http at " + target.host());
    }
    boolean toGet = becomesGet(answer.status(), sent.method());
    boolean sameOrigin = isSameOrigin(sent.url(), target);
    Request request = sent.toOkHttp();
    if (!sameOrigin && !toGet && request.body() != null) {
      throw refused(sent, "a request with a body to another host, " + target.host());
    }
    Request.Builder next =
        new Request.Builder()
            .url(target.newBuilder().username("").password("").fragment(null).build())
            .headers(headers(request.headers(), sameOrigin))
            .method(toGet ? "GET" : request.method(), toGet ? null : request.body());
    return Optional.of(sent.redirectedTo(next.build()));
  }

  private static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  /** 303 always asks for a GET; 301 and 302 turn a POST into one, as browsers made customary. */
  private static boolean becomesGet(int status, String method) {
    return status == 303 && !method.equals("HEAD")
        || (status == 301 || status == 302) && method.equals("POST");
  }

  private static boolean isSameOrigin(HttpUrl one, HttpUrl other) {
    return one.scheme().equals(other.scheme())
        && one.host().equals(other.host())
        && one.port() == other.port();
  }

  private static Headers headers(Headers sent, boolean sameOrigin) {
    if (sameOrigin) {
      return sent;
    }
    Headers.Builder kept = new Headers.Builder();
    for (String name : sent.names()) {
      if (HARMLESS.contains(name.toLowerCase(Locale.ROOT))) {
        sent.values(name).forEach(value -> kept.add(name, value));
      }
    }
    return kept.build();
  }

  private static HttpFailure refused(HttpRequest sent, String what) {
    return new HttpFailure(
        HttpFailure.Kind.REDIRECT,
        sent.url().host() + " redirects " + what + ": not followed, check the URL");
  }
}
