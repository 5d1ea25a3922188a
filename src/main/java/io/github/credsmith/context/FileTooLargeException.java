package io.github.credsmith.context;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A file is larger than the reader allows. */
public final class FileTooLargeException extends FileSystemException {
  private static final long serialVersionUID = 1L;

  /**
   * A failure.
   *
   * @param limit how many bytes were allowed
   */
  FileTooLargeException(Path file, int limit) {
    super(file.toString(), null, "it is larger than " + limit + " bytes");
  }
}
