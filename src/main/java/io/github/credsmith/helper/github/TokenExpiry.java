package io.github.credsmith.helper.github;

import io.github.credsmith.helper.RequestLog;
import io.github.credsmith.helper.SingleFlight;
import io.github.credsmith.http.HttpAnswer;
import io.github.credsmith.http.HttpClient;
import io.github.credsmith.http.HttpFailure;
import io.github.credsmith.http.HttpLimits;
import io.github.credsmith.http.HttpRequest;
import io.github.credsmith.secret.Secret;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;

/**
 * When a token expires, by the header {@code GitHub-Authentication-Token-Expiration} of GitHub's
 * API. The API is asked at most once per token, whatever comes of it: an expiry is good to know,
 * and not worth failing or waiting for.
 */
final class TokenExpiry {
  private static final String HEADER = "GitHub-Authentication-Token-Expiration";
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final int MAX_TOKENS = 1000;

  /** A fraction of what the whole request may take. */
  private static final HttpLimits LIMITS =
      new HttpLimits(Duration.ofSeconds(1), Duration.ofSeconds(2), 1 << 16);

  private final SingleFlight<String, Optional<Instant>> flights = new SingleFlight<>();
  private final Map<String, Optional<Instant>> known = new ConcurrentHashMap<>();

  /**
   * Asks for a token's expiry.
   *
   * @param rateLimit the API's URL
   * @param now the caller's time; an expiry before it does not count
   * @return empty if the token has none or the API does not tell
   */
  Optional<Instant> of(
      Secret token, HttpUrl rateLimit, HttpClient http, Instant now, RequestLog log) {
    String key = rateLimit + " " + token.sha256Hex().reveal();
    try {
      return flights
          .share(key, () -> known(key).orElseGet(() -> learn(key, token, rateLimit, http, log)))
          .filter(now::isBefore);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (IllegalStateException e) {
      log.debug(() -> "the token's expiry is not known: " + e.getCause().getClass().getName());
      return Optional.empty();
    }
  }

  private Optional<Optional<Instant>> known(String key) {
    return Optional.ofNullable(known.get(key));
  }

  /** Of a caller who does not wait for the API, nothing is learnt. */
  private Optional<Instant> learn(
      String key, Secret token, HttpUrl rateLimit, HttpClient http, RequestLog log) {
    Optional<Instant> expiry = ask(token, rateLimit, http.withLimits(LIMITS), log);
    if (!Thread.currentThread().isInterrupted()) {
      if (known.size() >= MAX_TOKENS) {
        known.clear();
      }
      known.put(key, expiry);
    }
    return expiry;
  }

  /** The header's value, for example {@code 2026-05-01 13:45:00 UTC} or with {@code +0200}. */
  static Optional<Instant> parse(String value) {
    String text = value.strip();
    int space = text.lastIndexOf(' ');
    if (space < 0) {
      return Optional.empty();
    }
    try {
      LocalDateTime time = LocalDateTime.parse(text.substring(0, space), LOCAL);
      return Optional.of(time.atZone(ZoneId.of(text.substring(space + 1))).toInstant());
    } catch (DateTimeException unknownForm) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> ask(
      Secret token, HttpUrl rateLimit, HttpClient http, RequestLog log) {
    try (http) {
      HttpAnswer answer =
          http.send(
              HttpRequest.get(rateLimit)
                  .withHeader("Accept", "application/vnd.github+json")
                  .withHeader("Authorization", token.asBearer().reveal()));
      if (answer.status() == 401) {
        log.basic(() -> rateLimit.host() + " does not accept the token: it may have expired");
      }
      // A server without rate limits answers 404, with the header all the same.
      boolean telling = answer.isSuccess() || answer.status() == 404;
      return telling && isSameServer(answer.url(), rateLimit)
          ? answer.header(HEADER).flatMap(TokenExpiry::parse)
          : Optional.empty();
    } catch (HttpFailure e) {
      log.debug(() -> "the token's expiry is not known: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** Where a redirect leads, nobody knows the token. */
  private static boolean isSameServer(HttpUrl answered, HttpUrl asked) {
    return answered.host().equals(asked.host()) && answered.port() == asked.port();
  }
}
