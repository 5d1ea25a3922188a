package io.github.credsmith.lint.helperconfig;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.helperconfig.ProviderConfig;
import io.github.credsmith.helperconfig.UrlRule;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import io.github.credsmith.uri.BuildBuddy;
import java.util.List;
import java.util.Optional;

/** A remoteapis rule that does not say which header. */
final class MissingHeaderName implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "helper-config/missing-header-name",
          Severity.ERROR,
          "A remoteapis rule has neither a header name nor basic_auth.",
          "The helper knows the header of BuildBuddy alone; for any other host every request fails.",
          "Add `header_name`, or `\"auth_method\": \"basic_auth\"`.",
          Example.helperConfig(
              "{\"urls\": [{\"host\": \"cache.acme.example\", \"helper\": \"remoteapis\"}]}\n"),
          Example.helperConfig(
              "{\"urls\": [{\"host\": \"cache.acme.example\", \"helper\": \"remoteapis\", \"config\": {\"header_name\": \"x-api-key\"}}]}\n"));

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
    boolean nameless =
        rule.config() instanceof ProviderConfig.RemoteApisConfig config
            && config.authMethod() == ProviderConfig.AuthMethod.HEADER
            && config.headerName().isEmpty();
    return rule.host()
        .filter(host -> nameless && !BuildBuddy.isMatchedBy(host))
        .map(
            host ->
                DESCRIPTION.finding(
                    rule.places().helper(), "The rule for '" + host + "' names no header."));
  }
}
