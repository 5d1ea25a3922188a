package io.github.credsmith.lint.helperconfig;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.document.TextEdit;
import io.github.credsmith.helperconfig.HelperConfigProblem;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** A keyring item that is given with name. */
final class KeyringName implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "helper-config/keyring-name",
          Severity.ERROR,
          "A keyring item is given with `name`, where its key is `service`.",
          "The reference helper's documentation has it wrong: the helper refuses the whole file.",
          "Write `service` for `name`.",
          Example.helperConfig(
              "{\"urls\": [{\"host\": \"github.com\", \"helper\": \"github\", \"config\": {\"lookup_chain\": [{\"source\": \"keyring\", \"name\": \"gh:github.com\"}]}}]}\n"),
          Example.helperConfig(
              "{\"urls\": [{\"host\": \"github.com\", \"helper\": \"github\", \"config\": {\"lookup_chain\": [{\"source\": \"keyring\", \"service\": \"gh:github.com\"}]}}]}\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return FormProblems.of(workspace, HelperConfigProblem.Kind.KEYRING_NAME, DESCRIPTION).stream()
        .map(
            finding ->
                finding.mendedBy(List.of(TextEdit.ofJsonString(finding.location(), "service"))))
        .toList();
  }
}
