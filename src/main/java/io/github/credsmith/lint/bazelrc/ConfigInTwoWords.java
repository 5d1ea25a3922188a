package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.BazelOption;
import io.github.credsmith.bazelrc.StackProblem;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.Severity;
import io.github.credsmith.document.Span;
import io.github.credsmith.document.TextEdit;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.RcOption;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;
import java.util.Optional;

/** A config that is used in two words inside a config. */
final class ConfigInTwoWords implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/config-in-two-words",
          Severity.ERROR,
          "Inside a config, another one is used as `--config NAME`.",
          "Bazel refuses this form inside a config and ends the command.",
          "Write `--config=NAME`.",
          Example.bazelrc("build:a --config b\nbuild:b --color=yes\nbuild --config=a\n"),
          Example.bazelrc("build:a --config=b\nbuild:b --color=yes\nbuild --config=a\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return StackProblems.ofConfigs(
        workspace,
        StackProblem.Kind.CONFIG_IN_TWO_WORDS,
        problem ->
            DESCRIPTION
                .finding(
                    problem.location(),
                    "'" + ShownWord.of(problem.detail()) + "' stands inside a config in two words.")
                .mendedBy(joining(problem.location(), workspace)));
  }

  private static Optional<TextEdit> joining(Location problem, Workspace workspace) {
    return workspace
        .options()
        .map(RcOption::option)
        .filter(option -> option.value().filter(BazelOption.Value::nextWord).isPresent())
        .filter(option -> option.location().equals(problem))
        .map(ConfigInTwoWords::joining)
        .findFirst();
  }

  private static TextEdit joining(BazelOption option) {
    Location name = option.token().location();
    Location value = option.value().orElseThrow().token().location();
    Span gap = new Span(name.span().end(), value.span().start());
    return new TextEdit(new Location(name.file(), gap), "=");
  }
}
