package io.github.credsmith.lint;

import io.github.credsmith.document.Location;

/**
 * A file that is not what the spec generates.
 *
 * @param path the file, relative to the workspace, with {@code /}
 * @param location the first line that differs; the spec's file if there is nothing to point at
 */
public record Drift(Kind kind, String path, Location location) {

  /** How a file differs. */
  public enum Kind {
    /** It is not there. */
    MISSING,
    /** It says something else. */
    DIFFERENT,
    /** It is the script that another version of credsmith generated. */
    OLD_STUB,
    /** It was generated once, and is no longer. */
    UNWANTED
  }
}
