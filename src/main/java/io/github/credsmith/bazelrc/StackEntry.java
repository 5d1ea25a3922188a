package io.github.credsmith.bazelrc;

import io.github.credsmith.document.Location;

/**
 * A statement at its place in the stack. A file that is imported twice has two entries for each of
 * its lines.
 *
 * @param imports where the imports stand that led to the statement's file, outermost first; empty
 *     in a file that Bazel starts from
 */
public record StackEntry(Statement statement, ImportChain imports) {
  /** Where the statement's first word stands. */
  public Location location() {
    return statement.keyword().location();
  }
}
