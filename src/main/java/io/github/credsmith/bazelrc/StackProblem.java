package io.github.credsmith.bazelrc;

import io.github.credsmith.document.Location;
import java.util.List;

/**
 * Something in a stack of rc files that Bazel refuses, or passes over though it is hardly meant.
 *
 * @param location the line, word or file it is about
 * @param detail the name it is about: a path, a config; for a loop every step, joined by {@code ->}
 * @param chain the imports that led to the file, outermost first
 */
public record StackProblem(Kind kind, Location location, String detail, List<Location> chain) {
  public StackProblem {
    chain = List.copyOf(chain);
  }

  /** What is wrong. */
  public enum Kind {
    /** An {@code import} of a file that is not there. */
    MISSING_IMPORT,
    /** A file of a {@code --bazelrc} that is not there. */
    MISSING_RC_FILE,
    /**
     * A file that is there and cannot be read, or is not UTF-8. Bazel takes other encodings, and
     * passes over what it may not read unless {@code import} names it.
     */
    UNREADABLE_FILE,
    /** A file that imports itself, over other files or at once. */
    IMPORT_LOOP,
    /** An import that does not have the words it must have. */
    MALFORMED_IMPORT,
    /** Imports deeper or more than are followed here; Bazel has no such limit. */
    TOO_MANY_IMPORTS,
    /** A {@code try-import-if-bazel-version} for a Bazel that ignores it. */
    CONDITION_UNSUPPORTED,
    /** A {@code --config} that no section of the command defines. */
    UNDEFINED_CONFIG,
    /** A config that expands to itself. */
    CONFIG_LOOP,
    /** Inside a config, {@code --config NAME} in two words, which is accepted elsewhere. */
    CONFIG_IN_TWO_WORDS,
    /** Configs deeper or larger than are followed here; Bazel has no such limit. */
    TOO_MANY_OPTIONS
  }
}
