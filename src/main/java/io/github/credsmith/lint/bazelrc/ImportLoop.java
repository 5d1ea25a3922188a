package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.StackProblem;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** A file that imports itself. */
final class ImportLoop implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/import-loop",
          Severity.ERROR,
          "A file imports itself, over other files or at once.",
          "Bazel ends every command with an error.",
          "Remove one of the imports.",
          Example.bazelrc("import %workspace%/ci.bazelrc\n")
              .and("ci.bazelrc", "import %workspace%/.bazelrc\n"),
          Example.bazelrc("import %workspace%/ci.bazelrc\n")
              .and("ci.bazelrc", "common --color=yes\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return StackProblems.ofFiles(
        workspace, StackProblem.Kind.IMPORT_LOOP, DESCRIPTION, "The files import each other: %s.");
  }
}
