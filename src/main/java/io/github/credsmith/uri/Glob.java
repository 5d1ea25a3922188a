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

  /**
   * Whether the whole of {@code text} matches. Linear in {@code text} times the number of stars.
   */
  public boolean matches(String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int retry = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        retry = t;
      } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++retry;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
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
    return new GlobIntersection(pattern, other.pattern).example();
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

  @Override
  public String toString() {
    return pattern;
  }
}
