package io.github.credsmith.lint.across;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** A container registry that no scope covers. */
final class UncoveredRegistry implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "across/uncovered-registry",
          Severity.INFO,
          "MODULE.bazel pulls from a container registry, and no scope of the credential helpers covers it.",
          "The images are pulled without credentials, which is right for public ones alone.",
          "Add `common --credential_helper=REGISTRY=...` if the images are not public.",
          Example.bazelrc(
                  "common --credential_helper=github.com=%workspace%/tools/credential-helper\n")
              .and(
                  "MODULE.bazel",
                  "oci.pull(\n    name = \"base\",\n    image = \"registry.acme.example/base\",\n    tag = \"1.0\",\n)\n")
              .andHelper(),
          Example.bazelrc(
                  "common --credential_helper=github.com=%workspace%/tools/credential-helper\ncommon --credential_helper=registry.acme.example=%workspace%/tools/credential-helper\n")
              .and(
                  "MODULE.bazel",
                  "oci.pull(\n    name = \"base\",\n    image = \"registry.acme.example/base\",\n    tag = \"1.0\",\n)\n")
              .andHelper());

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    if (workspace.helperLines().isEmpty()) {
      return List.of(); // then nothing is authenticated by helpers
    }
    return PulledRegistry.of(workspace).stream()
        .filter(registry -> isUncovered(registry, workspace))
        .map(
            registry ->
                DESCRIPTION.finding(
                    registry.location(),
                    "No credential helper is asked for the registry '" + registry.name() + "'."))
        .toList();
  }

  private static boolean isUncovered(PulledRegistry registry, Workspace workspace) {
    return workspace.credentialOptions().stream()
        .noneMatch(options -> options.helpers().helperFor(registry.uri()).isPresent());
  }
}
