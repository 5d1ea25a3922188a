package io.github.credsmith.helper.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenExpiryTest {

  @ParameterizedTest
  @CsvSource({
    "2026-05-01 13:45:00 UTC, 2026-05-01T13:45:00Z",
    "2026-05-01 00:05:09 UTC, 2026-05-01T00:05:09Z",
    "2026-05-01 12:00:00 UTC, 2026-05-01T12:00:00Z",
    "2026-05-01 23:59:59 UTC, 2026-05-01T23:59:59Z",
    "2026-05-01 13:45:00 +0200, 2026-05-01T11:45:00Z",
    "2026-05-01 13:45:00 -0730, 2026-05-01T21:15:00Z",
    "2026-05-01 13:45:00 +02:00, 2026-05-01T11:45:00Z",
    "' 2026-05-01 13:45:00 UTC ', 2026-05-01T13:45:00Z"
  })
  void theClockHasTwentyFourHours(String header, Instant expected) {
    assertThat(TokenExpiry.parse(header)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "never",
        "2026-05-01",
        "2026-05-01 13:45:00",
        "2026-05-01 25:00:00 UTC",
        "2026-02-30T13:45:00Z",
        "2026-05-01 01:45:00 PM UTC",
        "2026-05-01 13:45:00 Nowhere/Land",
        "99999999999-01-01 00:00:00 UTC"
      })
  void whatIsNoTimeIsNoExpiry(String header) {
    assertThat(TokenExpiry.parse(header)).isEmpty();
  }
}
