package io.github.credsmith.adopt;

import io.github.credsmith.document.Location;
import java.util.Comparator;

/**
 * What an import could not carry over as it stands, or does otherwise than before.
 *
 * @param location where it stands in the files that are imported
 * @param message one line, without secrets
 */
public record ImportNote(Location location, String message) {
  /** By file, then by place. */
  public static final Comparator<ImportNote> BY_PLACE =
      Comparator.comparing((ImportNote note) -> note.location().file())
          .thenComparing(note -> note.location().span().start())
          .thenComparing(ImportNote::message);

  /** The note as commands print it: {@code file:line:column: message}. */
  @Override
  public String toString() {
    return location + ": " + message;
  }
}
