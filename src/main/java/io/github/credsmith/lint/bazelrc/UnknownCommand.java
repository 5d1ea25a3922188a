package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.BazelCommand;
import io.github.credsmith.bazelrc.SectionKey;
import io.github.credsmith.bazelrc.Statement;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;
import java.util.Optional;

/** A line for a command that does not exist. */
final class UnknownCommand implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/unknown-command",
          Severity.WARNING,
          "A line is for a command that Bazel does not know.",
          "Bazel warns and passes over the whole line, options and credentials included.",
          "Begin the line with a command such as build, or with common for all of them.",
          Example.bazelrc("biuld --credential_helper=github.com=gh-helper\n"),
          Example.bazelrc("common --credential_helper=github.com=gh-helper\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return workspace
        .statements()
        .filter(statement -> isUnknown(statement, workspace))
        .map(
            statement ->
                DESCRIPTION.finding(statement.keyword().location(), what(statement, workspace)))
        .toList();
  }

  private static boolean isUnknown(Statement statement, Workspace workspace) {
    return key(statement)
        .filter(key -> !BazelCommand.isSection(key.command(), workspace.version().version()))
        .isPresent();
  }

  private static Optional<SectionKey> key(Statement statement) {
    if (statement instanceof Statement.OptionsLine line) {
      return Optional.of(line.key());
    }
    return statement instanceof Statement.EmptyCommand line
        ? Optional.of(line.key())
        : Optional.empty();
  }

  /** A word that is an option may hold a secret. */
  private static String what(Statement statement, Workspace workspace) {
    String command = key(statement).orElseThrow().command();
    if (command.startsWith("-")) {
      return "The line begins with an option, not with a command.";
    }
    return command.equals(BazelCommand.ALWAYS)
        ? "Bazel "
            + workspace.version().version()
            + " does not know 'always', which came with 6.3.0."
        : "Bazel has no command of the name that the line begins with.";
  }
}
