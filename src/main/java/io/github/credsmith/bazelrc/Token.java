package io.github.credsmith.bazelrc;

import io.github.credsmith.document.Location;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.document.Span;
import io.github.credsmith.document.TextEdit;
import java.util.Optional;
import java.util.Set;

/**
 * A word or a comment of a {@code .bazelrc}: its text in the file, and its value after line
 * joining, quotes and escapes. Positions are computed when they are asked for, so that reading a
 * file is linear in its size whatever it holds.
 */
public final class Token {
  private static final int[] NONE = {};

  private final SourceText source;
  private final int start;
  private final int end;
  private final String value;

  /** Where the value begins if its characters stand side by side; else the arrays tell. */
  private final int valueStart;

  private final int[] valueStarts;
  private final int[] valueEnds;
  private final Set<Oddity> oddities;

  /** What Bazel accepts in a word without a warning, though it is hardly ever meant. */
  public enum Oddity {
    /** A quote is opened and not closed in its line. */
    UNCLOSED_QUOTE,
    /** A backslash is the last character of the line. */
    DANGLING_BACKSLASH,
    /** A comment begins in the middle of what looks like one word, and ends it. */
    CUT_BY_COMMENT
  }

  /**
   * A token between two offsets, as most are: its value is a part of the text just as it stands.
   *
   * @param valueStart the offset at which the value begins
   */
  Token(SourceText source, int start, int end, int valueStart, String value) {
    this.source = source;
    this.start = start;
    this.end = end;
    this.value = value;
    this.valueStart = valueStart;
    this.valueStarts = NONE;
    this.valueEnds = NONE;
    this.oddities = Set.of();
  }

  /**
   * A token between two offsets, with quotes, escapes or line joins in it.
   *
   * @param valueStarts for each character of the value the offset where its text begins, its escape
   *     included
   * @param valueEnds for each character of the value the offset one past its text
   */
  Token(
      SourceText source,
      int start,
      int end,
      String value,
      int[] valueStarts,
      int[] valueEnds,
      Set<Oddity> oddities) {
    this.source = source;
    this.start = start;
    this.end = end;
    this.value = value;
    this.valueStart = start;
    this.valueStarts = valueStarts;
    this.valueEnds = valueEnds;
    this.oddities = Set.copyOf(oddities);
  }

  /** What Bazel sees; for a comment what follows the {@code #}. */
  public String value() {
    return value;
  }

  /** The text as it stands in the file, with quotes, escapes and line joins. */
  public String raw() {
    return source.text().substring(start, end);
  }

  /** Where the text stands, quotes included. */
  public Span span() {
    return source.location(start, end).span();
  }

  /** Where the text stands, quotes included. */
  public Location location() {
    return source.location(start, end);
  }

  /**
   * Where a part of the value stands. Quotes around the part do not belong to it.
   *
   * @param from index into the value
   * @param to index into the value, not less than {@code from}; the same for an empty part
   */
  public Location location(int from, int to) {
    if (from == to) {
      int at =
          from < value.length() ? valueStart(from) : value.isEmpty() ? end : valueEnd(from - 1);
      return source.location(at, at);
    }
    return source.location(valueStart(from), valueEnd(to - 1));
  }

  private int valueStart(int index) {
    return valueStarts.length == 0 ? valueStart + index : valueStarts[index];
  }

  private int valueEnd(int index) {
    return valueEnds.length == 0 ? valueStart + index + 1 : valueEnds[index];
  }

  /**
   * The edit that puts a text in the place of a part of the value.
   *
   * @param from index into the value
   * @param to index into the value, not less than {@code from}; the same to put text in
   * @param text of letters, digits and others that mean nothing to the tokenizer
   * @return empty if quotes, escapes or line joins stand within the part, which would be lost
   */
  public Optional<TextEdit> replacement(int from, int to, String text) {
    Location part = location(from, to);
    int length = part.span().end().offset() - part.span().start().offset();
    return length == to - from ? Optional.of(new TextEdit(part, text)) : Optional.empty();
  }

  /** What Bazel silently accepts in this word; mostly empty. */
  public Set<Oddity> oddities() {
    return oddities;
  }

  /** The place alone: the value may be a secret. */
  @Override
  public String toString() {
    return location().toString();
  }
}
