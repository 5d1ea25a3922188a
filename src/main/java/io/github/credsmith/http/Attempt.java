package io.github.credsmith.http;

import java.util.Optional;

/** One sending of a request: either an answer or a failure. */
record Attempt(HttpRequest request, Optional<HttpAnswer> answer, Optional<HttpFailure> failure) {

  static Attempt answered(HttpRequest request, HttpAnswer answer) {
    return new Attempt(request, Optional.of(answer), Optional.empty());
  }

  static Attempt failed(HttpRequest request, HttpFailure failure) {
    return new Attempt(request, Optional.empty(), Optional.of(failure));
  }

  HttpAnswer answerOrThrow() throws HttpFailure {
    if (failure.isPresent()) {
      throw failure.get();
    }
    return answer.orElseThrow();
  }

  boolean isLostButReplayable() {
    return request.replayable()
        && failure.filter(f -> f.kind() == HttpFailure.Kind.CONNECTION_LOST).isPresent();
  }

  /** The {@code Retry-After} of an answer that says "not now": 429 or 503. */
  Optional<String> retryAfter() {
    return answer
        .filter(a -> a.status() == 429 || a.status() == 503)
        .flatMap(a -> a.header("Retry-After"));
  }

  HttpExchange forLog() {
    return failure
        .map(f -> HttpExchange.failed(request, f))
        .orElseGet(() -> HttpExchange.answered(request, answer.orElseThrow()));
  }
}
