package io.github.credsmith.lint.helperconfig;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.helperconfig.UrlRule;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;
import java.util.Optional;

/** A path that no URL has. */
final class PathWithoutSlash implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "helper-config/path",
          Severity.WARNING,
          "A path begins with neither / nor *.",
          "Paths of URLs begin with /, so the rule never answers.",
          "Begin the path with /.",
          Example.helperConfig(
              "{\"urls\": [{\"host\": \"github.com\", \"path\": \"acme/*\", \"helper\": \"github\"}]}\n"),
          Example.helperConfig(
              "{\"urls\": [{\"host\": \"github.com\", \"path\": \"/acme/*\", \"helper\": \"github\"}]}\n"));

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
    return rule.path()
        .filter(path -> !path.pattern().startsWith("/") && !path.pattern().startsWith("*"))
        .map(
            path ->
                DESCRIPTION.finding(
                    rule.places().path(), "The path '" + path + "' matches the path of no URL."));
  }
}
