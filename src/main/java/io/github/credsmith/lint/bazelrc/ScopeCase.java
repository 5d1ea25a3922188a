package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.CredentialScope;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.document.TextEdit;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.HelperLine;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A scope with upper-case letters. */
final class ScopeCase implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/scope-case",
          Severity.WARNING,
          "A scope has upper-case letters.",
          "Bazel compares hosts as they are written, and URLs have them in lower case, so the helper is not asked.",
          "Write the scope in lower case.",
          Example.bazelrc(
                  "common --credential_helper=GitHub.com=%workspace%/tools/credential-helper\n")
              .andHelper(),
          Example.bazelrc(
                  "common --credential_helper=github.com=%workspace%/tools/credential-helper\n")
              .andHelper());

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return workspace.helperLines().stream()
        .filter(line -> line.declaration().scope().hasUpperCase())
        .filter(line -> !(line.declaration().scope() instanceof CredentialScope.Invalid))
        .map(
            line ->
                DESCRIPTION
                    .finding(
                        line.scopeLocation(),
                        "The scope '" + line.scopeText() + "' has upper-case letters.")
                    .mendedBy(lowerCase(line, workspace)))
        .toList();
  }

  /** Which of two lines for one scope is meant, nobody knows. */
  private static Optional<TextEdit> lowerCase(HelperLine line, Workspace workspace) {
    long same =
        workspace.helperLines().stream()
            .filter(other -> other.scopeText().equalsIgnoreCase(line.scopeText()))
            .count();
    return same > 1
        ? Optional.empty()
        : line.scopeReplacement(line.scopeText().toLowerCase(Locale.ROOT));
  }
}
