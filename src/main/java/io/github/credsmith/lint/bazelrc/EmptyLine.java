package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.Statement;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** A command with nothing after it. */
final class EmptyLine implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/no-options",
          Severity.INFO,
          "A line has a command and no options.",
          "The line does nothing, and defines no config.",
          "Remove the line, or add the options that are missing.",
          Example.bazelrc("build:ci\n"),
          Example.bazelrc("build:ci --color=yes\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return workspace
        .statements()
        .filter(Statement.EmptyCommand.class::isInstance)
        .map(
            statement ->
                DESCRIPTION.finding(
                    statement.keyword().location(), "The line has no options, so it does nothing."))
        .toList();
  }
}
