package io.github.credsmith.lint.helperconfig;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.helperconfig.ProviderConfig;
import io.github.credsmith.helperconfig.UrlRule;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** An oci rule that has nowhere to look. */
final class NoSource implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "helper-config/no-source",
          Severity.WARNING,
          "An oci rule reads no docker configuration and has no lookup chain.",
          "The helper has no credentials for the registry, so only public images are pulled.",
          "Add a lookup chain, or remove `\"parse_docker_config\": false`.",
          Example.helperConfig(
              "{\"urls\": [{\"host\": \"registry.acme.example\", \"helper\": \"oci\", \"config\": {\"parse_docker_config\": false}}]}\n"),
          Example.helperConfig(
              "{\"urls\": [{\"host\": \"registry.acme.example\", \"helper\": \"oci\"}]}\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return workspace.helperRules().stream()
        .flatMap(config -> config.rules().stream())
        .filter(NoSource::hasNoSource)
        .map(
            rule ->
                DESCRIPTION.finding(
                    rule.places().helper(), "The rule has no source of credentials."))
        .toList();
  }

  private static boolean hasNoSource(UrlRule rule) {
    return rule.config() instanceof ProviderConfig.OciConfig config
        && !config.parseDockerConfig()
        && !config.hasChain(rule.host());
  }
}
