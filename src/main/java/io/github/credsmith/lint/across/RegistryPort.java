package io.github.credsmith.lint.across;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.helperconfig.HelperConfig;
import io.github.credsmith.helperconfig.RuleMatch;
import io.github.credsmith.lint.ConfiguredHelpers;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;
import java.util.Optional;

/** A rule without the port of its registry. */
final class RegistryPort implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "across/registry-port",
          Severity.ERROR,
          "MODULE.bazel pulls from a registry at a port, and the rule for its host does not cover the port.",
          "Bazel asks the helper, which answers with nothing, and the registry refuses the pull.",
          "Write the host with its port; in the helper configuration a host without one covers only URLs without one.",
          Example.bazelrc(
                  "common --credential_helper=registry.acme.example=%workspace%/tools/credential-helper\n")
              .and(
                  ".tweag-credential-helper.json",
                  "{\"urls\": [{\"host\": \"registry.acme.example\", \"helper\": \"oci\"}]}\n")
              .and(
                  "MODULE.bazel",
                  "oci.pull(\n    name = \"base\",\n    image = \"registry.acme.example:5000/base\",\n    tag = \"1.0\",\n)\n")
              .andHelper(),
          Example.bazelrc(
                  "common --credential_helper=registry.acme.example=%workspace%/tools/credential-helper\n")
              .and(
                  ".tweag-credential-helper.json",
                  "{\"urls\": [{\"host\": \"registry.acme.example:5000\", \"helper\": \"oci\"}]}\n")
              .and(
                  "MODULE.bazel",
                  "oci.pull(\n    name = \"base\",\n    image = \"registry.acme.example:5000/base\",\n    tag = \"1.0\",\n)\n")
              .andHelper());

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    Optional<HelperConfig> config = workspace.helperRules();
    ConfiguredHelpers helpers = workspace.configuredHelpers();
    return config.isEmpty()
        ? List.of()
        : PulledRegistry.of(workspace).stream()
            .filter(registry -> isAsked(registry, workspace, helpers))
            .flatMap(registry -> finding(registry, config.get()).stream())
            .toList();
  }

  private static boolean isAsked(
      PulledRegistry registry, Workspace workspace, ConfiguredHelpers helpers) {
    return workspace.credentialOptions().stream()
        .flatMap(options -> options.helpers().helperFor(registry.uri()).stream())
        .anyMatch(helpers::read);
  }

  private static Optional<Finding> finding(PulledRegistry registry, HelperConfig config) {
    if (config.ruleFor(registry.uri()).isPresent()) {
      return Optional.empty();
    }
    return config.compare(registry.uri()).stream()
        .filter(RuleMatch::failsByPortAlone)
        .findFirst()
        .map(
            match ->
                DESCRIPTION
                    .finding(
                        registry.location(),
                        "No rule of the helper configuration answers for '"
                            + registry.name()
                            + "'.")
                    .relatedTo(
                        match.rule().places().host(), "this rule would match without the port"));
  }
}
