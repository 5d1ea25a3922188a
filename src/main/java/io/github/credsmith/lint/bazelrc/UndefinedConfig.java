package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.ResolvedImport;
import io.github.credsmith.bazelrc.StackProblem;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** A config that is used and not defined. */
final class UndefinedConfig implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/undefined-config",
          Severity.ERROR,
          "A config is used and not defined for the command.",
          "Bazel ends the command with \"Config value ... is not defined in any .rc file\".",
          "Define the config for this command, or for common, or remove its use.",
          Example.bazelrc("build --config=ci\n"),
          Example.bazelrc("build --config=ci\nbuild:ci --color=yes\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    // A file that is not here may define it.
    boolean complete =
        workspace.bazelrc().imports().stream()
            .allMatch(i -> i.outcome() == ResolvedImport.Outcome.READ);
    return StackProblems.ofConfigs(
        workspace,
        StackProblem.Kind.UNDEFINED_CONFIG,
        problem ->
            DESCRIPTION.finding(
                complete ? Severity.ERROR : Severity.WARNING,
                problem.location(),
                "The config '"
                    + ShownWord.of(problem.detail())
                    + "' is not defined"
                    + (complete ? "." : " in the files that are here."),
                DESCRIPTION.why(),
                DESCRIPTION.fix()));
  }
}
