package io.github.credsmith.lint.spec;

import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** A spec that cannot be read. */
final class UnreadableSpec implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "spec/not-yaml",
          Severity.ERROR,
          "A file of the spec cannot be read as YAML.",
          "Nothing is generated from it, and nothing is checked against it.",
          "Mend the YAML, or the path in `extends`.",
          Example.of(
              "credsmith.yaml", "apiVersion: credsmith/v1\nkind: CredentialSpec\ncredentials: [\n"),
          Example.of("credsmith.yaml", "apiVersion: credsmith/v1\nkind: CredentialSpec\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return workspace.spec().stream()
        .flatMap(spec -> spec.unreadable().stream())
        .map(UnreadableSpec::finding)
        .toList();
  }

  private static Finding finding(DocumentException failure) {
    return DESCRIPTION.finding(failure.location(), "The spec " + failure.getMessage() + ".");
  }
}
