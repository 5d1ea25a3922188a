package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.CredentialFlag;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.RcOption;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** A variable that rules_oci does not read. */
final class OciTokenVariable implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/oci-token-variable",
          Severity.WARNING,
          "OCI_DISABLE_GET_TOKEN is set without OCI_GET_TOKEN_ALLOW_FAIL.",
          "rules_oci never read the former; it asks for tokens by itself, and fails where that fails, whatever the helper has.",
          "Add `common --repo_env=OCI_GET_TOKEN_ALLOW_FAIL=1`.",
          Example.bazelrc("common --repo_env=OCI_DISABLE_GET_TOKEN=1\n"),
          Example.bazelrc("common --repo_env=OCI_GET_TOKEN_ALLOW_FAIL=1\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  private static final String WITHOUT_EFFECT = "OCI_DISABLE_GET_TOKEN";
  private static final String EFFECTIVE = "OCI_GET_TOKEN_ALLOW_FAIL";

  @Override
  public List<Finding> check(Workspace workspace) {
    if (workspace.options().anyMatch(option -> sets(option, EFFECTIVE))) {
      return List.of();
    }
    return workspace
        .options()
        .filter(option -> sets(option, WITHOUT_EFFECT))
        .map(
            option ->
                DESCRIPTION.finding(
                    option.valuePart(0, WITHOUT_EFFECT.length()),
                    "Setting " + WITHOUT_EFFECT + " alone has no effect."))
        .toList();
  }

  private static boolean sets(RcOption option, String variable) {
    String value = option.option().valueText().orElse("");
    return option.sets(CredentialFlag.REPO_ENV)
        && (value.equals(variable) || value.startsWith(variable + "="));
  }
}
