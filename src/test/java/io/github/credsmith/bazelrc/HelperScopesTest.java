package io.github.credsmith.bazelrc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.document.Location;
import io.github.credsmith.uri.RequestUri;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelperScopesTest {
  @ParameterizedTest
  @CsvSource({
    "https://example.com/a, apex",
    "https://a.example.com:8443/a, narrow",
    "https://b.a.example.com, narrow",
    "https://host.a.example.com, exact",
    "https://below.host.a.example.com, narrow",
    "https://b.example.com, wide",
    "https://badexample.com, default",
    "https://EXAMPLE.com, default",
    "https://[::1]:80/x, default",
    "example.com:5000, apex"
  })
  void theClosestScopeAnswers(String uri, String helper) {
    HelperScopes scopes =
        scopes(
            "default",
            "example.com=apex",
            "*.example.com=wide",
            "*.a.example.com=narrow",
            "host.a.example.com=exact");

    assertThat(scopes.helperFor(RequestUri.parse(uri)))
        .hasValueSatisfying(found -> assertThat(found.path().text()).isEqualTo(helper));
  }

  @Test
  void withoutADefaultOtherHostsHaveNoHelper() {
    assertThat(scopes("*.example.com=h").helperFor(RequestUri.parse("https://example.org")))
        .isEmpty();
  }

  @Test
  void bazelSeesNoHostWithAnUnderscore() {
    HelperScopes scopes = scopes("h", "*.example.com=h");

    assertThat(scopes.helperFor(RequestUri.parse("https://a_b.example.com/x"))).isEmpty();
  }

  @Test
  void theLastOfOneScopeWinsAndTheEarlierIsKeptAsShadowed() {
    HelperScopes scopes = scopes("example.com=first", "first", "example.com=second", "second");

    assertThat(
            scopes.helperFor(RequestUri.parse("https://example.com")).orElseThrow().path().text())
        .isEqualTo("second");
    assertThat(scopes.effective())
        .extracting(h -> h.path().text())
        .containsExactly("second", "second");
    assertThat(scopes.shadowed())
        .extracting(pair -> pair.declaration().path() + " by " + pair.by().path())
        .containsExactly("first by second", "first by second");
  }

  @Test
  void refusedDeclarationsNeverAnswer() {
    HelperScopes scopes = scopes("example.com:443=h", "example.com=tools/h", "=h", "example.com=");

    assertThat(scopes.helperFor(RequestUri.parse("https://example.com"))).isEmpty();
    assertThat(scopes.refused()).hasSize(4).isEqualTo(scopes.declarations());
    assertThat(scopes.effective()).isEmpty();
  }

  @Test
  void theScopeEndsAtTheFirstEqualsSign() {
    HelperDeclaration declaration = declaration("example.com=/opt/a=b");

    assertThat(declaration.scope()).isEqualTo(new CredentialScope.ExactHost("example.com"));
    assertThat(declaration.path().text()).isEqualTo("/opt/a=b");
  }

  private static HelperScopes scopes(String... values) {
    return new HelperScopes(Stream.of(values).map(HelperScopesTest::declaration).toList());
  }

  private static HelperDeclaration declaration(String value) {
    return HelperDeclaration.parse(value, Location.ofFile(".bazelrc"));
  }

  @Test
  void noDeclarationsNoHelper() {
    assertThat(new HelperScopes(List.of()).helperFor(RequestUri.parse("https://a.b"))).isEmpty();
  }
}
