package io.github.credsmith.bazelrc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialScopeTest {
  @ParameterizedTest
  @CsvSource({
    "example.com, example.com",
    "127.0.0.1, 127.0.0.1",
    "münchen.de, xn--mnchen-3ya.de",
    "MÜNCHEN.de, xn--mnchen-3ya.de",
    "Example.COM, Example.COM",
    "-a.b-, -a.b-"
  })
  void aNameIsAnExactHost(String text, String host) {
    assertThat(CredentialScope.parse(text)).isEqualTo(new CredentialScope.ExactHost(host));
  }

  @ParameterizedTest
  @CsvSource({
    "*.example.com, example.com",
    "*.localhost, localhost",
    "*.com, com",
    "*.köln.de, xn--kln-sna.de"
  })
  void aStarAndADotMakeASuffix(String text, String domain) {
    assertThat(CredentialScope.parse(text)).isEqualTo(new CredentialScope.DomainSuffix(domain));
  }

  @ParameterizedTest
  @CsvSource({
    "'', EMPTY",
    "https://example.com, SCHEME",
    "https://example.com:443/a, SCHEME",
    "example.com/path, PATH",
    "example.com:443/path, PATH",
    "example.com:443, PORT",
    "localhost:8080, PORT",
    "*.example.com:443, PORT",
    "localhost, SINGLE_LABEL",
    "*, WILDCARD",
    "*example.com, WILDCARD",
    "*-foo.example.com, WILDCARD",
    "example.*, WILDCARD",
    "*.a.*.example.com, WILDCARD",
    "under_score.example.com, NOT_A_DNS_NAME",
    "example.com., NOT_A_DNS_NAME",
    "'exam ple.com', NOT_A_DNS_NAME",
    "[::1], SINGLE_LABEL",
    "a..example.com, NOT_CONVERTIBLE"
  })
  void whatBazelRefusesHasAReason(String text, CredentialScope.Fault fault) {
    assertThat(CredentialScope.parse(text)).isEqualTo(new CredentialScope.Invalid(text, fault));
  }

  @Test
  void aSuffixCoversItsApexAndEveryDepth() {
    CredentialScope scope = CredentialScope.parse("*.example.com");

    assertThat(scope.covers("example.com")).isTrue();
    assertThat(scope.covers("a.b.example.com")).isTrue();
    assertThat(scope.covers("badexample.com")).isFalse();
    assertThat(scope.covers("A.EXAMPLE.COM")).isFalse();
  }

  @Test
  void upperCaseIsVisible() {
    assertThat(CredentialScope.parse("*.Example.com").hasUpperCase()).isTrue();
    assertThat(CredentialScope.parse("*.example.com").hasUpperCase()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.", "ü", "*."})
  void aVeryLongTextIsRefused(String piece) {
    assertThat(CredentialScope.parse(piece.repeat(1_000_000) + "a"))
        .isInstanceOf(CredentialScope.Invalid.class);
  }
}
