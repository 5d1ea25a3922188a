package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.StackProblem;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** An import that Bazel refuses. */
final class MalformedImport implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/malformed-import",
          Severity.ERROR,
          "An import does not have the words it must have.",
          "Bazel ends every command with an error, also when the line is a try-import.",
          "Write `import PATH` or `try-import PATH` with exactly one path; quote a path that has spaces.",
          Example.bazelrc("import %workspace%/ci.bazelrc %workspace%/user.bazelrc\n"),
          Example.bazelrc(
              "try-import %workspace%/ci.bazelrc\ntry-import %workspace%/user.bazelrc\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return StackProblems.ofFiles(
        workspace, StackProblem.Kind.MALFORMED_IMPORT, DESCRIPTION, "The import %s.");
  }
}
