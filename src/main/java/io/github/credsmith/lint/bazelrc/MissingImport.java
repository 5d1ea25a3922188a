package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.ImportPath;
import io.github.credsmith.bazelrc.StackProblem;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** An import of a file that is not there. */
final class MissingImport implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/missing-import",
          Severity.ERROR,
          "An import names a file that is not there.",
          "Bazel ends every command with an error.",
          "Create the file, or write try-import if it may be absent.",
          Example.bazelrc("import %workspace%/ci.bazelrc\n"),
          Example.bazelrc("import %workspace%/ci.bazelrc\n")
              .and("ci.bazelrc", "common --color=yes\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return StackProblems.ofFiles(
        workspace, StackProblem.Kind.MISSING_IMPORT, MissingImport::finding);
  }

  /** A file outside the workspace may be there on the machines it is meant for. */
  private static Finding finding(StackProblem problem) {
    boolean ours = new ImportPath(problem.detail()).isInWorkspace();
    return DESCRIPTION.finding(
        ours ? Severity.ERROR : Severity.WARNING,
        problem.location(),
        "The imported file '"
            + ShownWord.of(problem.detail())
            + "' does not exist"
            + (ours ? "." : " here."),
        ours
            ? DESCRIPTION.why()
            : "On a machine without it, Bazel ends every command with an error.",
        DESCRIPTION.fix());
  }
}
