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
    MISSING_IMPORT(true),
    /** A file of a {@code --bazelrc} that is not there. */
    MISSING_RC_FILE(true),
    /**
     * A file that is there and cannot be read, or is not UTF-8. Bazel takes other encodings, and
     * passes over what it may not read unless {@code import} names it.
     */
    UNREADABLE_FILE(false),
    /** A file that imports itself, over other files or at once. */
    IMPORT_LOOP(true),
    /** An import that does not have the words it must have. */
    MALFORMED_IMPORT(true),
    /** Imports deeper or more than are followed here; Bazel has no such limit. */
    TOO_MANY_IMPORTS(true),
    /** A {@code try-import-if-bazel-version} for a Bazel that ignores it. */
    CONDITION_UNSUPPORTED(false),
    /** A {@code --config} that no section of the command defines. */
    UNDEFINED_CONFIG(true),
    /** A config that expands to itself. */
    CONFIG_LOOP(true),
    /** Inside a config, {@code --config NAME} in two words, which is accepted elsewhere. */
    CONFIG_IN_TWO_WORDS(true),
    /** Configs deeper or larger than are followed here; Bazel has no such limit. */
    TOO_MANY_OPTIONS(true);

    private final boolean fatal;

    Kind(boolean fatal) {
      this.fatal = fatal;
    }

    /** Whether Bazel ends the command because of it. */
    public boolean isFatal() {
      return fatal;
    }
  }
}
