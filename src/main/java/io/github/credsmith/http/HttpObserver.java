package io.github.credsmith.http;

/** Is told of every request that was sent, retries and redirects included, in order. */
@FunctionalInterface
public interface HttpObserver {

  /** Called on the sending thread, after the answer or failure is known. */
  void exchanged(HttpExchange exchange);

  /** An observer that ignores what it is told. */
  static HttpObserver none() {
    return exchange -> {};
  }
}
