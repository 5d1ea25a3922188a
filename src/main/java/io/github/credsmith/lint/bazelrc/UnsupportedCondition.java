package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.StackProblem;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** A conditional import that this Bazel does not know. */
final class UnsupportedCondition implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/import-condition",
          Severity.WARNING,
          "A try-import-if-bazel-version is used with a Bazel that does not know it.",
          "Bazel before 8.7.0 takes the line for options of an unknown command, so the file is not imported.",
          "Use try-import, or Bazel 8.7.0 or later.",
          Example.bazelrc("try-import-if-bazel-version >=8.0.0 %workspace%/ci.bazelrc\n")
              .and(".bazelversion", "8.4.2\n"),
          Example.bazelrc("try-import-if-bazel-version >=8.0.0 %workspace%/ci.bazelrc\n")
              .and(".bazelversion", "8.7.0\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return StackProblems.ofFiles(
        workspace,
        StackProblem.Kind.CONDITION_UNSUPPORTED,
        DESCRIPTION,
        "Bazel %s does not know imports with a condition.");
  }
}
