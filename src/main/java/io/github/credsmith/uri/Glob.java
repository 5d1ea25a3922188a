package io.github.credsmith.uri;

import java.util.Optional;

/**
 * A pattern in which only {@code *} is special: zero or more of any character, {@code /} and {@code
 * .} included. Case-sensitive, anchored at both ends. This is the glob of the helper
 * configuration's {@code host} and {@code path}.
 */
public record Glob(String pattern) {
  /** Stands for "any text a star may take": a character that no pattern or URI contains. */
  private static final char ANY_TEXT = '\uFFFF';

  /** Whether the whole of {@code text} matches. Linear in the text and the pattern. */
  public boolean matches(String text) {
    if (isLiteral()) {
      return pattern.equals(text);
    }
    String end = afterStars();
    int from = beforeStars().length();
    int to = text.length() - end.length();
    if (from > to || !text.startsWith(beforeStars()) || !text.endsWith(end)) {
      return false;
    }
    int star = pattern.indexOf('*');
    int next = pattern.indexOf('*', star + 1);
    while (from >= 0 && next >= 0) {
      // The first occurrence leaves the most to what follows.
      from = new LiteralSearch(pattern.substring(star + 1, next)).endIn(text, from, to);
      star = next;
      next = pattern.indexOf('*', star + 1);
    }
    return from >= 0;
  }

  /**
   * Whether this glob matches everything that {@code other} matches. It does exactly when it
   * matches {@code other}'s own text with each star read as one character found nowhere else: such
   * a character can only be taken by a star.
   */
  public boolean covers(Glob other) {
    return matches(other.pattern.replace('*', ANY_TEXT));
  }

  /**
   * A text that both globs match.
   *
   * @return empty if no text matches both
   */
  public Optional<String> commonText(Glob other) {
    return new GlobIntersection(this, other).example();
  }

  /** Whether some text matches both globs. */
  public boolean overlaps(Glob other) {
    return commonText(other).isPresent();
  }

  /** Whether the pattern has no star, so that it matches one text only. */
  public boolean isLiteral() {
    return pattern.indexOf('*') < 0;
  }

  /**
   * The number of characters that are not stars: the more, the narrower among globs that cover each
   * other.
   */
  public int literalLength() {
    return (int) pattern.chars().filter(c -> c != '*').count();
  }

  /** What every match begins with, if there is a star. */
  String beforeStars() {
    return pattern.substring(0, pattern.indexOf('*'));
  }

  /** What every match ends with, if there is a star. */
  String afterStars() {
    return pattern.substring(pattern.lastIndexOf('*') + 1);
  }

  /** What every match has between these, in this order, if there is a star. */
  String betweenStars() {
    return pattern.substring(pattern.indexOf('*'), pattern.lastIndexOf('*') + 1).replace("*", "");
  }

  /** Written out, as {@link #hashCode}: Java makes the code of a record's own only when it runs. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Glob glob && pattern.equals(glob.pattern);
  }

  @Override
  public int hashCode() {
    return pattern.hashCode();
  }

  @Override
  public String toString() {
    return pattern;
  }
}
