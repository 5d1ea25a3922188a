package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.CredentialFlag;
import io.github.credsmith.bazelrc.CredentialFlag.Carries;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** A path in which nobody replaces %workspace%. */
final class UnresolvedWorkspace implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/unresolved-workspace",
          Severity.ERROR,
          "The path of a certificate, key or credentials file begins with %workspace%.",
          "Bazel replaces it in imports and credential helpers alone, so it looks for a file of this very name and fails.",
          "Write an absolute path, or one from the folder Bazel is started in.",
          Example.bazelrc("common --tls_certificate=%workspace%/tools/ca.pem\n"),
          Example.bazelrc("common --tls_certificate=/etc/ssl/acme-ca.pem\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return workspace
        .options()
        .filter(
            option -> option.carries(Carries.TLS) || option.sets(CredentialFlag.GOOGLE_CREDENTIALS))
        .filter(option -> option.option().valueText().orElse("").startsWith("%workspace%"))
        .map(
            option ->
                DESCRIPTION.finding(
                    option.valueLocation(),
                    "Bazel does not replace %workspace% in --" + option.option().name() + "."))
        .toList();
  }
}
