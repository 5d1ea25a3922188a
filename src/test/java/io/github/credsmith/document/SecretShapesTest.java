package io.github.credsmith.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a secret without doubt, at its shortest, and what is none. */
class SecretShapesTest {
  @ParameterizedTest
  @CsvSource({
    "ghp_, 36, a GitHub token",
    "github_pat_, 40, a GitHub token",
    "glpat-, 20, a GitLab token",
    "AIza, 35, a Google API key",
    "ya29., 20, a Google access token",
    "dckr_pat_, 20, a Docker Hub token",
    "npm_, 36, an npm token",
    "xoxb-, 10, a Slack token"
  })
  void aTokenIsKnownByItsShape(String prefix, int length, String what) {
    String token = prefix + "A".repeat(length);
    assertThat(SecretShapes.known(token)).contains(what);
    assertThat(SecretShapes.known("x=" + token + ";")).contains(what);
    assertThat(SecretShapes.known(token.substring(1))).isEmpty();
    assertThat(SecretShapes.known(prefix + "A".repeat(length - 1))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "AKIAABCDEFGHIJKLMNOP, an AWS access key",
    "https://me:pw@host, a URL with a password",
    "a://:p@h, a URL with a password",
    "Basic bWU6cHc=, a user and password in base64"
  })
  void soIsALogin(String text, String what) {
    assertThat(SecretShapes.known(text)).contains(what);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://me@host",
        "https://host:443/@x",
        "https://me:${PASSWORD}@host",
        "Basic authentication",
        "AKIAABCDEFGHIJKLMNOPQ",
        "--remote_timeout=600s"
      })
  void otherTextsAreNone(String text) {
    assertThat(SecretShapes.known(text)).isEmpty();
  }
}
