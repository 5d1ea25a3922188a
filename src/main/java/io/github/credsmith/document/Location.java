package io.github.credsmith.document;

/**
 * A stretch of text in a named file.
 *
 * @param file the file as reports show it: as the user gave it or relative to the workspace, with
 *     {@code /}
 * @param span where in the file; {@link Span#START} for the file as a whole
 */
public record Location(String file, Span span) {
  /** A file as a whole. */
  public static Location ofFile(String file) {
    return new Location(file, Span.START);
  }

  /** {@code file:line:column}. */
  @Override
  public String toString() {
    return file + ":" + span.start();
  }
}
