package io.github.credsmith.lint.helperconfig;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.helperconfig.HelperConfig;
import io.github.credsmith.helperconfig.UrlRule;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;
import java.util.Optional;

/** A rule that is never reached. */
final class UnreachableRule implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "helper-config/unreachable-rule",
          Severity.WARNING,
          "A rule answers nothing that a rule above it does not answer already.",
          "The first rule that matches answers, so this one never does.",
          "Move the rule above the other one, or remove it.",
          Example.helperConfig(
              "{\"urls\": [\n  {\"host\": \"*.acme.example\", \"helper\": \"oci\"},\n  {\"host\": \"cache.acme.example\", \"helper\": \"remoteapis\", \"config\": {\"auth_method\": \"basic_auth\"}}\n]}\n"),
          Example.helperConfig(
              "{\"urls\": [\n  {\"host\": \"cache.acme.example\", \"helper\": \"remoteapis\", \"config\": {\"auth_method\": \"basic_auth\"}},\n  {\"host\": \"*.acme.example\", \"helper\": \"oci\"}\n]}\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return workspace.helperRules().stream()
        .flatMap(config -> config.rules().stream().flatMap(rule -> finding(config, rule).stream()))
        .toList();
  }

  private static Optional<Finding> finding(HelperConfig config, UrlRule rule) {
    return config
        .shadowedBy(rule)
        .map(
            earlier ->
                DESCRIPTION
                    .finding(
                        rule.places().host(),
                        "The rule is never reached: rule "
                            + (earlier.index() + 1)
                            + " answers all that it would answer.")
                    .relatedTo(earlier.places().host(), "this rule answers"));
  }
}
