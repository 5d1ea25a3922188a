package io.github.credsmith.http;

import java.time.Duration;

/**
 * What an exchange may take at most.
 *
 * @param connectTimeout for resolving a name and for making one connection, each
 * @param exchangeTimeout for the whole exchange, retries and redirects included
 * @param maxBodyBytes the size of a response body, after decompression
 */
public record HttpLimits(Duration connectTimeout, Duration exchangeTimeout, int maxBodyBytes) {

  /** 5 s to connect, 9 s in all (Bazel gives a credential helper 10 s), bodies up to 1 MiB. */
  public static HttpLimits standard() {
    return new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(9), 1 << 20);
  }
}
