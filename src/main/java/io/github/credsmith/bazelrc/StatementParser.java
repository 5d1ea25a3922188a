package io.github.credsmith.bazelrc;

import io.github.credsmith.bazelrc.Statement.Fault;
import io.github.credsmith.bazelrc.Statement.ImportKind;
import java.util.List;
import java.util.Optional;

/** Reads the statement of a line that has words. */
final class StatementParser {
  private StatementParser() {}

  static Statement parse(BazelrcLine line) {
    String first = line.words().get(0).value();
    for (ImportKind kind : ImportKind.values()) {
      if (kind.keyword().equals(first)) {
        return importLine(line, kind);
      }
    }
    SectionKey key = SectionKey.parse(first);
    List<Token> rest = line.words().subList(1, line.words().size());
    return rest.isEmpty()
        ? new Statement.EmptyCommand(line, key)
        : new Statement.OptionsLine(line, key, OptionParser.parse(rest));
  }

  private static Statement importLine(BazelrcLine line, ImportKind kind) {
    List<Token> words = line.words();
    boolean conditional = kind == ImportKind.TRY_IMPORT_IF_BAZEL_VERSION;
    int expected = conditional ? 3 : 2;
    if (words.size() != expected) {
      return new Statement.Malformed(
          line, kind, words.size() < expected ? Fault.NO_PATH : Fault.TOO_MANY_WORDS);
    }
    if (!conditional) {
      return new Statement.ImportLine(line, kind, Optional.empty(), words.get(1));
    }
    String condition = words.get(1).value();
    Optional<VersionCondition> parsed = VersionCondition.parse(condition);
    if (parsed.isEmpty()) {
      return new Statement.Malformed(
          line,
          kind,
          VersionCondition.hasOperator(condition)
              ? Fault.CONDITION_VERSION
              : Fault.CONDITION_OPERATOR);
    }
    return new Statement.ImportLine(line, kind, parsed, words.get(2));
  }
}
