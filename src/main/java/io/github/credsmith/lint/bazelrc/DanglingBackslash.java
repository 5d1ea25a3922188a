package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.Token;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;
import java.util.stream.Stream;

/** A backslash is the last character of a file. */
final class DanglingBackslash implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/dangling-backslash",
          Severity.WARNING,
          "A backslash is the last character of a file.",
          "There is no line to join and no character to escape, so Bazel drops it.",
          "Remove it, or add the line that is missing.",
          Example.bazelrc("common --color=yes \\"),
          Example.bazelrc("common --color=yes\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return workspace
        .statements()
        .flatMap(
            statement ->
                Stream.concat(
                    statement.line().words().stream(), statement.line().emptyWords().stream()))
        .filter(word -> word.oddities().contains(Token.Oddity.DANGLING_BACKSLASH))
        .map(
            word ->
                DESCRIPTION.finding(
                    word.location(), "The backslash at the end has nothing after it."))
        .toList();
  }
}
