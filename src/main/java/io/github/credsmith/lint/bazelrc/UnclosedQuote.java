package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.Token;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** A quote is opened and not closed in its line. */
final class UnclosedQuote implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/unclosed-quote",
          Severity.WARNING,
          "A quote is opened and not closed in its line.",
          "Bazel takes the rest of the line, spaces and options included, for one word.",
          "Close the quote, or put a backslash before it.",
          Example.bazelrc("common --repo_env=\"GREETING=hello --color=yes\n"),
          Example.bazelrc("common --repo_env=\"GREETING=hello\" --color=yes\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return OddWords.of(
        workspace,
        Token.Oddity.UNCLOSED_QUOTE,
        DESCRIPTION,
        "The quote that is opened in this word is not closed.");
  }
}
