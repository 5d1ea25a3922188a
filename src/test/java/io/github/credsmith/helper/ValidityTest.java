package io.github.credsmith.helper;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.secret.Secret;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A tenth of a life is left for use, and at most half a minute. */
class ValidityTest {
  private static final Instant BEGIN = Instant.parse("2026-03-04T05:06:07Z");

  @ParameterizedTest
  @CsvSource({
    "10, 9",
    "60, 54",
    "299, 269.1",
    "300, 270",
    "301, 271",
    "3600, 3570",
    "0, 0",
    "-1, -1",
  })
  void itExpiresBeforeItsEnd(long life, double expiry) {
    assertThat(new Validity(BEGIN, BEGIN.plusSeconds(life)).expiry())
        .isEqualTo(BEGIN.plusMillis((long) (expiry * 1000)));
  }

  @Test
  void withoutAnEndThereIsNoExpiry() {
    Clock clock = Clock.fixed(BEGIN, ZoneOffset.UTC);
    CredentialAnswer answer = CredentialAnswer.of("x", Secret.of("s"));
    assertThat(answer.ending(Optional.empty(), clock).expires()).isEmpty();
    assertThat(answer.ending(Optional.of(Instant.MAX), clock).expires())
        .contains(Instant.MAX.minusSeconds(30));
  }
}
