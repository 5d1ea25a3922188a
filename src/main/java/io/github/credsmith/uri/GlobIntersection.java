package io.github.credsmith.uri;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The texts that two globs both match. Two globs with stars have one in common exactly when what
 * stands before their first stars agrees, and what stands after their last ones: the first star of
 * the one takes what the other has in its middle, and the last star of the other likewise.
 */
final class GlobIntersection {
  private final Glob left;
  private final Glob right;

  GlobIntersection(Glob left, Glob right) {
    this.left = left;
    this.right = right;
  }

  /** A common text, in which stars take little; empty if there is none. */
  Optional<String> example() {
    if (left.isLiteral() || right.isLiteral()) {
      return Stream.of(left.pattern(), right.pattern()).filter(this::isCommon).findFirst();
    }
    String start = longer(left.beforeStars(), right.beforeStars());
    String end = longer(left.afterStars(), right.afterStars());
    if (!start.startsWith(left.beforeStars())
        || !start.startsWith(right.beforeStars())
        || !end.endsWith(left.afterStars())
        || !end.endsWith(right.afterStars())) {
      return Optional.empty();
    }
    int overlap = new LiteralSearch(end).overlapWithEndOf(start);
    String shortest = start + end.substring(overlap);
    String middle = left.betweenStars() + right.betweenStars();
    return Optional.of(isCommon(shortest) ? shortest : start + middle + end);
  }

  private boolean isCommon(String text) {
    return left.matches(text) && right.matches(text);
  }

  private static String longer(String one, String other) {
    return one.length() >= other.length() ? one : other;
  }
}
