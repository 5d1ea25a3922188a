package io.github.credsmith.bazelrc;

import io.github.credsmith.document.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

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

  /**
   * The line that an offset lies in.
   *
   * @param offset in the text; its length is in the last line
   * @return empty if there are no lines
   */
  Optional<BazelrcLine> lineAt(int offset) {
    return last(lines, BazelrcLine::start, offset);
  }

  /** The statement of the line that an offset lies in; empty if that line has no words. */
  Optional<Statement> statementAt(int offset) {
    Optional<BazelrcLine> line = lineAt(offset);
    return last(statements, statement -> statement.line().start(), offset)
        .filter(statement -> line.filter(statement.line()::equals).isPresent());
  }

  private static <T> Optional<T> last(List<T> ascending, ToIntFunction<T> start, int offset) {
    int low = 0;
    int high = ascending.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (start.applyAsInt(ascending.get(middle)) <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? Optional.empty() : Optional.of(ascending.get(low - 1));
  }

  /** The text of the file, the same that it was read from; a byte-order mark is put back. */
  public String print() {
    StringBuilder text = new StringBuilder(source.hasByteOrderMark() ? "\uFEFF" : "");
    lines.forEach(line -> text.append(line.raw()));
    return text.toString();
  }
}
