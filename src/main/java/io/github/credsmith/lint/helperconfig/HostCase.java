package io.github.credsmith.lint.helperconfig;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.Severity;
import io.github.credsmith.document.TextEdit;
import io.github.credsmith.helperconfig.HelperConfig;
import io.github.credsmith.helperconfig.UrlRule;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import io.github.credsmith.uri.Glob;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A host or scheme with upper-case letters. */
final class HostCase implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "helper-config/case",
          Severity.WARNING,
          "A host or scheme has upper-case letters.",
          "It is compared letter by letter, and URLs have hosts and schemes in lower case, so the rule never answers.",
          "Write it in lower case.",
          Example.helperConfig(
              "{\"urls\": [{\"host\": \"GitHub.com\", \"helper\": \"github\"}]}\n"),
          Example.helperConfig(
              "{\"urls\": [{\"host\": \"github.com\", \"helper\": \"github\"}]}\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return workspace.helperRules().stream()
        .flatMap(config -> config.rules().stream().flatMap(rule -> finding(rule, config).stream()))
        .toList();
  }

  private static Optional<Finding> finding(UrlRule rule, HelperConfig config) {
    Optional<Finding> scheme =
        rule.scheme()
            .filter(HostCase::hasUpperCase)
            .map(text -> finding("scheme", text, rule.places().scheme(), rule, config));
    return rule.host()
        .map(host -> host.pattern())
        .filter(HostCase::hasUpperCase)
        .map(text -> finding("host", text, rule.places().host(), rule, config))
        .or(() -> scheme);
  }

  private static Finding finding(
      String key, String text, Location place, UrlRule rule, HelperConfig config) {
    Finding finding =
        DESCRIPTION.finding(place, "The " + key + " '" + text + "' has upper-case letters.");
    return isApart(rule, config)
        ? finding.mendedBy(List.of(TextEdit.ofJsonString(place, lowerCase(text))))
        : finding;
  }

  /**
   * Whether in lower case, too, no other rule answers for a host of this one: a rule that begins to
   * answer must not take the place of another.
   */
  private static boolean isApart(UrlRule rule, HelperConfig config) {
    Glob any = new Glob("*");
    Glob lower = new Glob(lowerCase(rule.host().orElse(any).pattern()));
    return config.rules().stream()
        .filter(other -> other.index() != rule.index())
        .noneMatch(
            other -> lower.overlaps(new Glob(lowerCase(other.host().orElse(any).pattern()))));
  }

  private static boolean hasUpperCase(String text) {
    return !text.equals(lowerCase(text));
  }

  private static String lowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
