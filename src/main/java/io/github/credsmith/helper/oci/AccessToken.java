package io.github.credsmith.helper.oci;

import io.github.credsmith.helper.Validity;
import io.github.credsmith.secret.Secret;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A token that a token server gave out.
 *
 * @param token what a header can carry
 * @param expires when it is no longer to be used, a margin before it stops being valid
 */
record AccessToken(Secret token, Instant expires) {
  /** What applies when the server does not say (distribution, "Token Response Fields"). */
  private static final Duration DEFAULT_LIFETIME = Duration.ofSeconds(60);

  private static final Duration LONGEST_LIFETIME = Duration.ofDays(1);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * Reads a token server's answer.
   *
   * @param clock the caller's time
   * @return empty if it holds no token
   */
  static Optional<AccessToken> parse(byte[] body, Clock clock) {
    JsonNode answer;
    try {
      answer = JSON.readTree(body);
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
    return Stream.of("token", "access_token")
        .flatMap(name -> answer.path(name).stringValueOpt().stream())
        .filter(AccessToken::fitsHeader)
        .findFirst()
        .map(token -> new AccessToken(Secret.of(token), expires(answer, clock)));
  }

  /**
   * Counted from when the server says that it issued the token, which may be one it keeps, but
   * never from the future: clocks differ.
   */
  private static Instant expires(JsonNode answer, Clock clock) {
    Instant now = clock.instant();
    Instant issued = issued(answer).filter(now::isAfter).orElse(now);
    long seconds = answer.path("expires_in").asLong(0);
    Duration lifetime = seconds > 0 ? atMost(seconds) : DEFAULT_LIFETIME;
    return new Validity(issued, issued.plus(lifetime)).expiry();
  }

  private static Duration atMost(long seconds) {
    return Duration.ofSeconds(Math.min(seconds, LONGEST_LIFETIME.toSeconds()));
  }

  private static Optional<Instant> issued(JsonNode answer) {
    try {
      return answer
          .path("issued_at")
          .stringValueOpt()
          .map(OffsetDateTime::parse)
          .map(OffsetDateTime::toInstant);
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean fitsHeader(String token) {
    return !token.isEmpty() && token.chars().allMatch(c -> c > ' ' && c <= '~');
  }
}
