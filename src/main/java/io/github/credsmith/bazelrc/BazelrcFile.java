package io.github.credsmith.bazelrc;

import io.github.credsmith.document.SourceText;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@code .bazelrc} as lines and statements. Reading never fails: whatever is wrong is a value.
 *
 * @param source the text it was read from
 * @param lines every logical line in order, comments and empty lines included
 * @param statements one for each line that has words
 */
public record BazelrcFile(SourceText source, List<BazelrcLine> lines, List<Statement> statements) {
  public BazelrcFile {
    lines = List.copyOf(lines);
    statements = List.copyOf(statements);
  }

  /** Reads a file's text. */
  public static BazelrcFile parse(SourceText source) {
    List<BazelrcLine> lines = Tokenizer.lines(source);
    List<Statement> statements = new ArrayList<>();
    for (BazelrcLine line : lines) {
      if (!line.words().isEmpty()) {
        statements.add(StatementParser.parse(line));
      }
    }
    return new BazelrcFile(source, lines, statements);
  }

  /** The text of the file, the same that it was read from; a byte-order mark is put back. */
  public String print() {
    StringBuilder text = new StringBuilder(source.hasByteOrderMark() ? "\uFEFF" : "");
    lines.forEach(line -> text.append(line.raw()));
    return text.toString();
  }
}
