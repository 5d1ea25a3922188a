package io.github.credsmith.document;

/**
 * A stretch of text.
 *
 * @param start the first character
 * @param end one past the last character, never before {@code start}
 */
public record Span(Position start, Position end) {
  /** The empty stretch at the beginning of a text: where findings about a whole file point. */
  public static final Span START = new Span(Position.START, Position.START);

  public Span {
    if (end.offset() < start.offset()) {
      throw new IllegalArgumentException("span ends before it starts: " + start + " to " + end);
    }
  }

  /** The stretch from the start of this to the end of {@code last}. */
  public Span to(Span last) {
    return new Span(start, last.end);
  }

  /** Written out, as {@link #hashCode}: Java makes the code of a record's own only when it runs. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Span span && start.equals(span.start) && end.equals(span.end);
  }

  @Override
  public int hashCode() {
    return 31 * start.hashCode() + end.hashCode();
  }
}
