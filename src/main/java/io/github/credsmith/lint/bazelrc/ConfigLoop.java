package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.StackProblem;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** A config that expands to itself. */
final class ConfigLoop implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/config-loop",
          Severity.ERROR,
          "A config expands to itself.",
          "Bazel ends the command with an error.",
          "Remove one of the --config options.",
          Example.bazelrc("build:a --config=b\nbuild:b --config=a\nbuild --config=a\n"),
          Example.bazelrc("build:a --config=b\nbuild:b --color=yes\nbuild --config=a\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return StackProblems.ofConfigs(
        workspace,
        StackProblem.Kind.CONFIG_LOOP,
        DESCRIPTION,
        "The configs expand to each other: %s.");
  }
}
