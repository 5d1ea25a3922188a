package io.github.credsmith.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/** A complete response. Prints its status and size only, since headers and body may hold tokens. */
public final class HttpAnswer {
  private final HttpUrl url;
  private final int status;
  private final Headers headers;
  private final byte[] body;

  HttpAnswer(HttpUrl url, int status, Headers headers, byte[] body) {
    this.url = url;
    this.status = status;
    this.headers = headers;
    this.body = body.clone();
  }

  /** The URL that answered: the last one, if there were redirects. */
  public HttpUrl url() {
    return url;
  }

  public int status() {
    return status;
  }

  /** Whether the status is in 200 to 299. */
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** The last value of a header; names are compared without regard to case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** Every value of a header, in the order received; empty if it is absent. */
  public List<String> headers(String name) {
    return List.copyOf(headers.values(name));
  }

  /** Every header, in the order received. */
  public List<Map.Entry<String, String>> headers() {
    List<Map.Entry<String, String>> all = new ArrayList<>();
    headers.forEach(header -> all.add(Map.entry(header.getFirst(), header.getSecond())));
    return all;
  }

  public byte[] body() {
    return body.clone();
  }

  /** The body as UTF-8; malformed bytes are replaced. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "HTTP " + status + ", " + body.length + " bytes";
  }
}
