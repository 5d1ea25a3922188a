package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.Token;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

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
    return OddWords.of(
        workspace,
        Token.Oddity.DANGLING_BACKSLASH,
        DESCRIPTION,
        "The backslash at the end has nothing after it.");
  }
}
