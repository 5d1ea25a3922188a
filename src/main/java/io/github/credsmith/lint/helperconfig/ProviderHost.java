package io.github.credsmith.lint.helperconfig;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.helperconfig.UrlRule;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import io.github.credsmith.spec.ProviderHosts;
import java.util.List;
import java.util.Optional;

/** A helper that refuses the hosts of its rule. */
final class ProviderHost implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "helper-config/provider-host",
          Severity.ERROR,
          "A rule sends hosts or a scheme to a helper that refuses them.",
          "The helper fails for every URL that the rule matches, and with it the build.",
          "Name another helper, or correct the host.",
          Example.helperConfig(
              "{\"urls\": [{\"host\": \"storage.acme.example\", \"helper\": \"gcs\"}]}\n"),
          Example.helperConfig(
              "{\"urls\": [{\"host\": \"storage.googleapis.com\", \"helper\": \"gcs\"}]}\n"));

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
    String helper = rule.helper().id();
    Optional<Finding> scheme =
        rule.scheme()
            .filter(text -> text.equals("http") && !ProviderHosts.servesScheme(helper, text))
            .map(
                text ->
                    DESCRIPTION.finding(
                        rule.places().scheme(), "The helper " + helper + " answers https only."));
    return rule.host()
        .filter(host -> !ProviderHosts.servesSomeHostOf(helper, host))
        .map(
            host ->
                DESCRIPTION.finding(
                    rule.places().host(),
                    "The helper " + helper + " serves no host that '" + host + "' matches."))
        .or(() -> scheme);
  }
}
