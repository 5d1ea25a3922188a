package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.Token;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** A # in the middle of a word begins a comment. */
final class CutByComment implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/cut-by-comment",
          Severity.WARNING,
          "A # in the middle of a word begins a comment.",
          "Bazel reads the word only up to the #, and nothing after it.",
          "Quote the word if the # belongs to it; else put a space before the #.",
          Example.bazelrc("common --repo_env=COLOR=#ff0000\n"),
          Example.bazelrc("common --repo_env=\"COLOR=#ff0000\"\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return OddWords.of(
        workspace, Token.Oddity.CUT_BY_COMMENT, DESCRIPTION, "The word ends at the # in it.");
  }
}
