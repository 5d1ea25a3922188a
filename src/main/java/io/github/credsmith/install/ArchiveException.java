package io.github.credsmith.install;

/** Why no class-data archive was made: one line for people. The program works without it. */
public final class ArchiveException extends Exception {
  private static final long serialVersionUID = 1L;

  ArchiveException(String message) {
    super(message);
  }
}
