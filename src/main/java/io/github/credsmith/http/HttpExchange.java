package io.github.credsmith.http;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * One request and what came of it, for a log: nothing in it is secret.
 *
 * @param method the request method
 * @param url the URL without user information, and with its query values masked
 * @param status the response status; empty if there was no response
 * @param failure why there was none
 */
public record HttpExchange(
    String method, String url, OptionalInt status, Optional<HttpFailure.Kind> failure) {

  static HttpExchange answered(HttpRequest request, HttpAnswer answer) {
    return new HttpExchange(
        request.method(),
        new RedactedUrl(request.url()).toString(),
        OptionalInt.of(answer.status()),
        Optional.empty());
  }

  static HttpExchange failed(HttpRequest request, HttpFailure failure) {
    return new HttpExchange(
        request.method(),
        new RedactedUrl(request.url()).toString(),
        OptionalInt.empty(),
        Optional.of(failure.kind()));
  }

  /** For example {@code GET https://auth.example.com/token?service=registry -> 401}. */
  @Override
  public String toString() {
    String outcome =
        status.isPresent()
            ? Integer.toString(status.getAsInt())
            : failure.map(Enum::name).orElse("no answer");
    return method + " " + url + " -> " + outcome;
  }
}
