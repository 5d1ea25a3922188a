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

  /** Written out, as {@link #hashCode}: Java makes the code of a record's own only when it runs. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Location location
        && span.equals(location.span)
        && file.equals(location.file);
  }

  @Override
  public int hashCode() {
    return 31 * file.hashCode() + span.hashCode();
  }

  /** {@code file:line:column}. */
  @Override
  public String toString() {
    return file + ":" + span.start();
  }
}
