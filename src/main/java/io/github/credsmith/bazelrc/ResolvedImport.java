package io.github.credsmith.bazelrc;

import io.github.credsmith.document.Location;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An import line and what came of it.
 *
 * @param statement the line
 * @param target the file it names; empty if the platform has no such path
 */
public record ResolvedImport(
    Statement.ImportLine statement, Optional<Path> target, Outcome outcome) {
  /** What came of an import. */
  public enum Outcome {
    READ,
    MISSING,
    UNREADABLE,
    LOOP,
    /** Its condition does not hold for the workspace's Bazel. */
    CONDITION_FALSE,
    /** The workspace's Bazel does not know imports with a condition. */
    CONDITION_UNSUPPORTED,
    /** A limit on imports was reached before. */
    NOT_FOLLOWED
  }

  /** Where the path is written. */
  public Location location() {
    return statement.path().location();
  }
}
