package io.github.credsmith.helperconfig;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.document.Location;
import io.github.credsmith.helperconfig.RuleMatch.Mismatch;
import io.github.credsmith.uri.Glob;
import io.github.credsmith.uri.RequestUri;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelperConfigTest {

  @ParameterizedTest
  @CsvSource({
    "'', example.com, '', https://example.com/a, ",
    "'', '', '', grpcs://example.com:1/a, ",
    "https, '', '', HTTPS://example.com, ",
    "https, '', '', http://example.com, SCHEME",
    "HTTPS, '', '', https://example.com, SCHEME",
    "'', *.example.com, '', https://a.b.example.com, ",
    "'', *.example.com, '', https://example.com, HOST",
    "'', example.com, '', https://example.com:8443/a, HOST_BY_PORT",
    "'', example.com:*, '', https://example.com:8443/a, ",
    "'', example.com:*, '', https://example.com/a, HOST",
    "'', Example.com, '', https://example.com, HOST_BY_CASE",
    "'', example.com, '', https://EXAMPLE.com, HOST_BY_CASE",
    "'', '', /a b/*, https://example.com/a%20b/c/d, ",
    "'', '', /a/*, https://example.com/A/b, PATH",
    "'', example.com, '', example.com, ",
    "https, example.com, '', example.com, ",
    "http, example.com, '', example.com, SCHEME",
    "'', localhost:5000, '', localhost:5000, ",
    "'', localhost, '', localhost:5000, HOST_BY_PORT",
    "'', example.com, *, example.com, PATH_FOR_BARE_HOST",
  })
  void aRuleSaysWhyItDoesNotAnswer(
      String scheme, String host, String path, String uri, Mismatch mismatch) {
    RuleMatch match = rule(0, scheme, host, path).match(RequestUri.parse(uri));
    assertThat(match.mismatches()).isEqualTo(mismatch == null ? Set.of() : Set.of(mismatch));
    assertThat(match.matches()).isEqualTo(mismatch == null);
    assertThat(match.failsByPortAlone()).isEqualTo(mismatch == Mismatch.HOST_BY_PORT);
  }

  @Test
  void aRuleNamesAllThatDoesNotFit() {
    RuleMatch match = rule(0, "http", "a", "/a").match(RequestUri.parse("https://b.example.com/b"));
    assertThat(match.mismatches())
        .containsExactlyInAnyOrder(Mismatch.SCHEME, Mismatch.HOST, Mismatch.PATH);
  }

  @Test
  void theFirstRuleThatMatchesAnswers() {
    HelperConfig config =
        new HelperConfig(
            List.of(
                rule(0, "", "ghcr.io", "/v2/acme/*"),
                rule(1, "", "*.io", ""),
                rule(2, "", "ghcr.io", "")));
    assertThat(config.ruleFor(RequestUri.parse("https://ghcr.io/v2/acme/app/tags/list")))
        .contains(config.rules().get(0));
    assertThat(config.ruleFor(RequestUri.parse("https://ghcr.io/v2/other/tags/list")))
        .contains(config.rules().get(1));
    assertThat(config.ruleFor(RequestUri.parse("ghcr.io"))).contains(config.rules().get(1));
    assertThat(config.ruleFor(RequestUri.parse("https://example.com/"))).isEmpty();
    assertThat(config.compare(RequestUri.parse("ghcr.io")))
        .extracting(RuleMatch::matches)
        .containsExactly(false, true, true);
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', '', https, a.example.com, /x, true",
    "'', *.example.com, '', '', a.example.com, '', true",
    "'', a.example.com, '', '', *.example.com, '', false",
    "'', a.example.com, '', '', '', '', false",
    "'', *, '', '', '', '', true",
    "https, '', '', '', '', '', false",
    "https, '', '', http, '', '', false",
    "'', '', /a/*, '', '', /a/b/*, true",
    "'', '', *, '', '', '', false",
    "'', example.com, '', '', example.com:*, '', false",
  })
  void aRuleIsShadowedByAnEarlierOneThatCoversIt(
      String scheme,
      String host,
      String path,
      String laterScheme,
      String laterHost,
      String laterPath,
      boolean shadowed) {
    UrlRule earlier = rule(0, scheme, host, path);
    UrlRule later = rule(1, laterScheme, laterHost, laterPath);
    HelperConfig config = new HelperConfig(List.of(earlier, later));
    assertThat(config.shadowedBy(later))
        .isEqualTo(shadowed ? Optional.of(earlier) : Optional.empty());
    assertThat(config.shadowedBy(earlier)).isEmpty();
  }

  private static UrlRule rule(int index, String scheme, String host, String path) {
    return new UrlRule(
        index,
        text(scheme),
        text(host).map(Glob::new),
        text(path).map(Glob::new),
        HelperKind.OCI,
        ProviderConfig.defaultFor(HelperKind.OCI),
        UrlRule.Places.at(Location.ofFile("f")));
  }

  private static Optional<String> text(String part) {
    return Optional.of(part).filter(content -> !content.isEmpty());
  }
}
