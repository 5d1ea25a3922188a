package io.github.credsmith.uri;

import java.util.Optional;

/**
 * The texts that two globs both match, walked from the two ends: a cell says whether the rest of
 * both patterns, from there on, has a common text.
 */
final class GlobIntersection {
  private final String left;
  private final String right;
  private final boolean[][] meets;

  GlobIntersection(String left, String right) {
    this.left = left;
    this.right = right;
    this.meets = new boolean[left.length() + 1][right.length() + 1];
    for (int i = left.length(); i >= 0; i--) {
      for (int j = right.length(); j >= 0; j--) {
        meets[i][j] = meetsFrom(i, j);
      }
    }
  }

  /**
   * A shortest-effort common text, in which stars take nothing that they need not; empty if there
   * is none.
   */
  Optional<String> example() {
    if (!meets[0][0]) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    int i = 0;
    int j = 0;
    while (i < left.length() || j < right.length()) {
      if (leftAlone(i, j) && meets[i + 1][j]) {
        append(text, left.charAt(i++));
      } else if (rightAlone(i, j) && meets[i][j + 1]) {
        append(text, right.charAt(j++));
      } else {
        append(text, left.charAt(i++));
        j++;
      }
    }
    return Optional.of(text.toString());
  }

  private boolean meetsFrom(int i, int j) {
    if (i == left.length() && j == right.length()) {
      return true;
    }
    return leftAlone(i, j) && meets[i + 1][j]
        || rightAlone(i, j) && meets[i][j + 1]
        || same(i, j) && meets[i + 1][j + 1];
  }

  /**
   * Whether {@code left} may go on by one while {@code right} stays: its star ends, or a star of
   * the other takes it.
   */
  private boolean leftAlone(int i, int j) {
    return i < left.length() && (left.charAt(i) == '*' || starAt(right, j));
  }

  private boolean rightAlone(int i, int j) {
    return j < right.length() && (right.charAt(j) == '*' || starAt(left, i));
  }

  private boolean same(int i, int j) {
    return i < left.length() && j < right.length() && left.charAt(i) == right.charAt(j);
  }

  private static boolean starAt(String pattern, int index) {
    return index < pattern.length() && pattern.charAt(index) == '*';
  }

  private static void append(StringBuilder text, char c) {
    if (c != '*') {
      text.append(c);
    }
  }
}
