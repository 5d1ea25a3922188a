package io.github.credsmith.document;

/**
 * A place in a text.
 *
 * @param line 1-based
 * @param column 1-based, counted in Unicode code points
 * @param offset 0-based, counted in UTF-16 units from the start of the text (a byte-order mark is
 *     not part of it)
 */
public record Position(int line, int column, int offset) implements Comparable<Position> {
  /** The beginning of any text. */
  public static final Position START = new Position(1, 1, 0);

  @Override
  public int compareTo(Position other) {
    return Integer.compare(offset, other.offset);
  }

  /** Written out, as {@link #hashCode}: Java makes the code of a record's own only when it runs. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Position position
        && line == position.line
        && column == position.column
        && offset == position.offset;
  }

  @Override
  public int hashCode() {
    return 31 * (31 * line + column) + offset;
  }

  /** {@code line:column}. */
  @Override
  public String toString() {
    return line + ":" + column;
  }
}
