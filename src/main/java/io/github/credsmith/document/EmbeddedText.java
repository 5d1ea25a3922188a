package io.github.credsmith.document;

import java.util.ArrayList;
import java.util.List;

/**
 * A text that stands as a value in another document, such as JSON in a YAML string. What is read
 * from it has its places in the outer document: exactly where the value is written character for
 * character (a literal block, or one line without escapes), else the place of the whole value.
 */
public final class EmbeddedText {
  private final SourceText outer;
  private final Location value;
  private final SourceText inner;

  /** The lines of the inner text; empty if the whole value stands for all of it. */
  private final List<Line> lines;

  /** Where a line of the inner text begins, as offsets in both texts. */
  private record Line(int inner, int outer) {}

  private EmbeddedText(SourceText outer, Location value, String content, List<Line> lines) {
    this.outer = outer;
    this.value = value;
    this.inner = SourceText.of(outer.file(), content);
    this.lines = inner.hasByteOrderMark() ? List.of() : List.copyOf(lines);
  }

  /** The text that a value of {@code outer} is. */
  public static EmbeddedText of(SourceText outer, Node.Scalar value) {
    return new EmbeddedText(
        outer, value.location(), value.text(), lines(outer, value.location(), value.text()));
  }

  /** The text that a value of {@code outer} decodes to; all of it has the value's place. */
  public static EmbeddedText decoded(SourceText outer, Node.Scalar value, String content) {
    return new EmbeddedText(outer, value.location(), content, List.of());
  }

  /**
   * Reads the text as JSON.
   *
   * @return a document of the outer file
   * @throws DocumentException as {@link JsonReader#read} does, with a place in the outer file
   */
  public Document json() {
    try {
      return new Document(outer.file(), outer, relocated(JsonReader.read(inner).root()));
    } catch (DocumentException fault) {
      throw new DocumentException(relocated(fault.location()), fault.getMessage());
    }
  }

  private Node relocated(Node node) {
    if (node instanceof Node.Mapping mapping) {
      List<Node.Entry> entries =
          mapping.entries().stream()
              .map(entry -> new Node.Entry(relocated(entry.key()), relocated(entry.value())))
              .toList();
      return new Node.Mapping(entries, relocated(mapping.location()));
    }
    if (node instanceof Node.Sequence sequence) {
      return new Node.Sequence(
          sequence.items().stream().map(this::relocated).toList(), relocated(sequence.location()));
    }
    return relocated((Node.Scalar) node);
  }

  private Node.Scalar relocated(Node.Scalar scalar) {
    return new Node.Scalar(scalar.type(), scalar.text(), relocated(scalar.location()));
  }

  private Location relocated(Location place) {
    return lines.isEmpty()
        ? value
        : outer.location(offset(place.span().start()), offset(place.span().end()));
  }

  /** Within a line the two texts run alike; the last line of a block may be an empty one. */
  private int offset(Position position) {
    if (position.line() > lines.size()) {
      return value.span().end().offset();
    }
    Line line = lines.get(position.line() - 1);
    return line.outer + position.offset() - line.inner;
  }

  private static List<Line> lines(SourceText outer, Location value, String content) {
    int start = value.span().start().offset();
    String written = outer.text().substring(start, value.span().end().offset());
    if (written.equals(content) && content.indexOf('\n') < 0) {
      return List.of(new Line(0, start));
    }
    boolean quoted =
        written.length() == content.length() + 2
            && written.startsWith(content, 1)
            && content.indexOf('\n') < 0;
    if (quoted) {
      return List.of(new Line(0, start + 1));
    }
    return written.startsWith("|") ? blockLines(start, written, content) : List.of();
  }

  /** The lines of a literal block are those of its content behind one indent (YAML 8.1.2). */
  private static List<Line> blockLines(int start, String written, String content) {
    List<Line> lines = new ArrayList<>();
    int inner = 0;
    int at = written.indexOf('\n') + 1;
    int indent = -1;
    for (String line : content.lines().toList()) {
      int end = written.indexOf('\n', at);
      String whole = written.substring(at, end < 0 ? written.length() : end).stripTrailing();
      if (!line.isBlank() && indent < 0) {
        indent = whole.length() - line.stripTrailing().length();
      }
      if (!whole.endsWith(line.stripTrailing())) {
        return List.of();
      }
      lines.add(new Line(inner, start + at + (line.isBlank() ? 0 : indent)));
      inner += line.length() + 1;
      at = end < 0 ? written.length() : end + 1;
    }
    return lines;
  }
}
