package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.Token;
import io.github.credsmith.document.Finding;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;
import java.util.stream.Stream;

/** The words that Bazel's tokenizer reads otherwise than people do, as findings. */
final class OddWords {
  private OddWords() {}

  static List<Finding> of(
      Workspace workspace, Token.Oddity oddity, RuleDescription rule, String what) {
    return workspace
        .statements()
        .flatMap(
            statement ->
                Stream.concat(
                    statement.line().words().stream(), statement.line().emptyWords().stream()))
        .filter(word -> word.oddities().contains(oddity))
        .map(word -> rule.finding(word.location(), what))
        .toList();
  }
}
