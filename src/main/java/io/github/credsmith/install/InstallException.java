package io.github.credsmith.install;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** What kept something from being installed: one line for people, with what to do. */
public final class InstallException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InstallException(String message) {
    super(message);
  }

  /** A file that cannot be written. */
  static InstallException unwritable(Path file, IOException cause, String advice) {
    return new InstallException(file + ": cannot be written: " + reason(cause) + "; " + advice);
  }

  /** Why, without the name of the file that the exception may repeat. */
  static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof FileAlreadyExistsException || cause instanceof NotDirectoryException) {
      return ((FileSystemException) cause).getFile() + " is in the way";
    }
    if (cause instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
