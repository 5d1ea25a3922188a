package io.github.credsmith.generate;

/**
 * What is to be done to one file.
 *
 * @param path relative to the workspace, with {@code /}
 * @param kind what is done
 * @param before the text as it is, without a byte-order mark; empty if there is no file
 * @param after the text as it will be; empty if the file goes
 * @param executable whether it must be executable afterwards
 */
public record Change(String path, Kind kind, String before, String after, boolean executable) {

  /** Whether the text that is to be written may have a secret in it. */
  boolean holdsSecret() {
    return SecretMask.of(path, "", after).hidesAnything();
  }

  /** What can be done to a file. */
  public enum Kind {
    CREATE,
    UPDATE,
    DELETE,
    /** Only the executable bit is missing. */
    MAKE_EXECUTABLE
  }
}
