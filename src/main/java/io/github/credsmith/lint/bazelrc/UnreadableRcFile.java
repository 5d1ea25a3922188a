package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.StackProblem;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** An rc file that cannot be looked at. */
final class UnreadableRcFile implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/unreadable",
          Severity.WARNING,
          "An rc file is there and cannot be read, or is not UTF-8.",
          "Its lines are not checked, and Bazel passes over a file that it may not read.",
          "Make the file readable, and save it as UTF-8.",
          Example.bazelrc("import %workspace%/ci.bazelrc\n").and("ci.bazelrc/file", ""),
          Example.bazelrc("import %workspace%/ci.bazelrc\n")
              .and("ci.bazelrc", "common --color=yes\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return StackProblems.ofFiles(
        workspace, StackProblem.Kind.UNREADABLE_FILE, DESCRIPTION, "The file %s.");
  }
}
