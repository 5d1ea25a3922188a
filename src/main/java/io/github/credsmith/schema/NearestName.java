package io.github.credsmith.schema;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Guesses which of some names somebody meant who wrote another one. */
public final class NearestName {
  private NearestName() {}

  /**
   * The candidate that the fewest typing errors lead from, upper and lower case being the same.
   *
   * @return empty if no candidate is near: every one is more than 2 errors and more than a third of
   *     the name's length away, or as many errors as the name has characters
   */
  public static Optional<String> of(String written, Collection<String> candidates) {
    String name = written.toLowerCase(Locale.ROOT);
    int limit = Math.min(Math.max(2, name.length() / 3), name.length() - 1);
    String nearest = null;
    for (String candidate : candidates) {
      // A name this much longer or shorter is too far anyway; names may be long.
      if (Math.abs(candidate.length() - name.length()) > limit) {
        continue;
      }
      int distance = distance(name, candidate.toLowerCase(Locale.ROOT));
      if (distance <= limit) {
        nearest = candidate;
        limit = distance - 1;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /**
   * The Damerau-Levenshtein distance (optimal string alignment): insertions, deletions,
   * substitutions and swaps of neighbours.
   */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int substitution = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(substitution, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
