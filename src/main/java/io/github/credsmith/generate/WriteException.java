package io.github.credsmith.generate;

/** A file that could not be written. */
public final class WriteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String path;

  WriteException(String path, String reason) {
    super("cannot be written: " + reason);
    this.path = path;
  }

  /** The file, relative to the workspace. */
  public String path() {
    return path;
  }
}
