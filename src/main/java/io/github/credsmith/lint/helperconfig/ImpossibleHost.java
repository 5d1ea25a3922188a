package io.github.credsmith.lint.helperconfig;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.SecretShapes;
import io.github.credsmith.document.Severity;
import io.github.credsmith.helperconfig.UrlRule;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A host that no URL has. */
final class ImpossibleHost implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "helper-config/impossible-host",
          Severity.WARNING,
          "A host has a scheme, a path or a query, or other characters that no host has.",
          "The host is compared with the host and port of a URL alone, so the rule never answers.",
          "Write the host alone; `scheme` and `path` are keys of their own.",
          Example.helperConfig(
              "{\"urls\": [{\"host\": \"https://github.com\", \"helper\": \"github\"}]}\n"),
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

  private static final Pattern POSSIBLE =
      Pattern.compile("[\\p{L}\\p{N}*._-]+(?::[0-9*]+)?|\\[[0-9A-Fa-f:.*]+](?::[0-9*]+)?");

  private static Optional<Finding> finding(UrlRule rule) {
    return rule.host()
        .filter(host -> !POSSIBLE.matcher(host.pattern()).matches())
        .map(
            host ->
                DESCRIPTION.finding(
                    rule.places().host(),
                    "The host '"
                        + SecretShapes.shown(host.pattern())
                        + "' matches the host of no URL."));
  }
}
