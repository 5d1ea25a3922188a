package io.github.credsmith.uri;

/**
 * Looks for one text in others without ever going back in them (Knuth, Morris, Pratt), so that the
 * time is linear whatever the texts are.
 */
final class LiteralSearch {
  private final String literal;

  /** For each length: the longest shorter beginning of the literal that its first ones end in. */
  private final int[] borders;

  LiteralSearch(String literal) {
    this.literal = literal;
    this.borders = new int[literal.length() + 1];
    int matched = 0;
    for (int i = 1; i < literal.length(); i++) {
      matched = next(matched, literal.charAt(i));
      borders[i + 1] = matched;
    }
  }

  /**
   * Where the literal's first occurrence in {@code text} between {@code from} and {@code to} ends;
   * -1 if there is none.
   */
  int endIn(String text, int from, int to) {
    int matched = 0;
    for (int at = from; matched < literal.length(); at++) {
      if (at == to) {
        return -1;
      }
      matched = next(matched, text.charAt(at));
      if (matched == literal.length()) {
        return at + 1;
      }
    }
    return from;
  }

  /** How many characters of the literal's beginning, as many as possible, {@code text} ends in. */
  int overlapWithEndOf(String text) {
    int matched = 0;
    for (int at = 0; at < text.length(); at++) {
      matched = next(matched, text.charAt(at));
    }
    return matched;
  }

  private int next(int matched, char c) {
    int length = matched;
    while (length > 0 && (length == literal.length() || literal.charAt(length) != c)) {
      length = borders[length];
    }
    return length < literal.length() && literal.charAt(length) == c ? length + 1 : length;
  }
}
