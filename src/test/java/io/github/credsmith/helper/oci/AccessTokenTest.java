package io.github.credsmith.helper.oci;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenTest {
  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"token\":\"t0ken\"}",
        "{\"access_token\":\"t0ken\"}",
        "{\"token\":\"t0ken\",\"access_token\":\"other\"}",
        "{\"token\":\"\",\"access_token\":\"t0ken\"}",
        "{\"token\":null,\"access_token\":\"t0ken\",\"refresh_token\":\"r\"}",
      })
  void takesTheTokenByEitherName(String body) {
    assertThat(parse(body)).map(token -> token.token().reveal()).contains("t0ken");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "null",
        "\"t0ken\"",
        "<html>",
        "{\"token\":\"\"}",
        "{\"token\":7}",
        "{\"token\":[\"t0ken\"]}",
        "{\"token\":\"a\\r\\nSet-Cookie: b\"}",
        "{\"token\":\"a b\"}",
        "{\"token\":\"t\u00e4\"}",
        "{\"token\":\"t0ken\"",
      })
  void findsNoTokenInAnythingElse(String body) {
    assertThat(parse(body)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'{`token`:`t`}', 54",
    "'{`token`:`t`,`expires_in`:0}', 54",
    "'{`token`:`t`,`expires_in`:-5}', 54",
    "'{`token`:`t`,`expires_in`:`soon`}', 54",
    "'{`token`:`t`,`expires_in`:10}', 9",
    "'{`token`:`t`,`expires_in`:300}', 270",
    "'{`token`:`t`,`expires_in`:`300`}', 270",
    "'{`token`:`t`,`expires_in`:3600}', 3570",
    "'{`token`:`t`,`expires_in`:9223372036854775807}', 86370",
    "'{`token`:`t`,`expires_in`:1e99}', 54",
    "'{`token`:`t`,`expires_in`:300,`issued_at`:`2026-03-04T05:05:07Z`}', 210",
    "'{`token`:`t`,`expires_in`:300,`issued_at`:`2026-03-04T06:05:07.123456+01:00`}', 210",
    "'{`token`:`t`,`expires_in`:300,`issued_at`:`2036-01-01T00:00:00Z`}', 270",
    "'{`token`:`t`,`expires_in`:300,`issued_at`:`yesterday`}', 270",
  })
  void leavesAMarginBeforeTheEnd(String body, long seconds) {
    Instant expires = parse(body.replace('`', '"')).orElseThrow().expires();

    assertThat(Duration.between(NOW, expires).toSeconds()).isBetween(seconds, seconds + 1);
  }

  private static Optional<AccessToken> parse(String body) {
    return AccessToken.parse(
        body.getBytes(StandardCharsets.UTF_8), Clock.fixed(NOW, ZoneOffset.UTC));
  }
}
