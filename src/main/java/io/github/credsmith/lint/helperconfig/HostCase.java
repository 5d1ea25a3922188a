package io.github.credsmith.lint.helperconfig;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.helperconfig.UrlRule;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
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
        .flatMap(config -> config.rules().stream())
        .flatMap(rule -> finding(rule).stream())
        .toList();
  }

  private static Optional<Finding> finding(UrlRule rule) {
    Optional<Finding> scheme =
        rule.scheme()
            .filter(HostCase::hasUpperCase)
            .map(text -> DESCRIPTION.finding(rule.places().scheme(), what("scheme", text)));
    return rule.host()
        .map(host -> host.pattern())
        .filter(HostCase::hasUpperCase)
        .map(text -> DESCRIPTION.finding(rule.places().host(), what("host", text)))
        .or(() -> scheme);
  }

  private static boolean hasUpperCase(String text) {
    return !text.equals(text.toLowerCase(Locale.ROOT));
  }

  private static String what(String key, String text) {
    return "The " + key + " '" + text + "' has upper-case letters.";
  }
}
