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
import java.util.Set;

/** A scheme that no request has. */
final class UnknownScheme implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "helper-config/scheme",
          Severity.WARNING,
          "A rule is for a scheme that is never asked for.",
          "Requests come with https or http, those for gRPC services too, so the rule never answers.",
          "Write https, or leave the scheme out.",
          Example.helperConfig(
              "{\"urls\": [{\"scheme\": \"grpcs\", \"host\": \"remote.buildbuddy.io\", \"helper\": \"remoteapis\"}]}\n"),
          Example.helperConfig(
              "{\"urls\": [{\"scheme\": \"https\", \"host\": \"remote.buildbuddy.io\", \"helper\": \"remoteapis\"}]}\n"));

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

  private static final Set<String> ASKED = Set.of("https", "http");

  private static Optional<Finding> finding(UrlRule rule) {
    return rule.scheme()
        .filter(scheme -> !ASKED.contains(scheme.toLowerCase(Locale.ROOT)))
        .map(
            scheme ->
                DESCRIPTION.finding(
                    rule.places().scheme(), "No request has the scheme '" + scheme + "'."));
  }
}
