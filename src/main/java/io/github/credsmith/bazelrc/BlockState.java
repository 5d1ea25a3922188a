package io.github.credsmith.bazelrc;

import io.github.credsmith.document.Span;
import java.util.Optional;

/** What a file holds of a {@link ManagedBlock}. */
public sealed interface BlockState {

  /** The file has no block. */
  record Absent() implements BlockState {}

  /**
   * The file has one block.
   *
   * @param span from the first character of the begin marker's line to the last of the end marker,
   *     without the line end after it
   * @param specFile the spec that the begin marker names; empty if the marker was reworded
   * @param body the lines between the markers, each with LF; empty if there are none
   * @param declaredChecksum what the end marker declares, in lower-case hex; empty if it declares
   *     none
   * @param intact whether the body has the declared checksum; false means that it was edited by
   *     hand
   */
  record Present(
      Span span,
      Optional<String> specFile,
      String body,
      Optional<String> declaredChecksum,
      boolean intact)
      implements BlockState {}

  /**
   * The markers do not make a block, so nothing can be replaced safely.
   *
   * @param span the marker that is wrong
   */
  record Broken(Span span, Fault fault) implements BlockState {}

  /** How markers can fail to make a block. */
  enum Fault {
    SECOND_BEGIN("a second begin marker"),
    BEGIN_WITHOUT_END("a begin marker without an end marker after it"),
    END_WITHOUT_BEGIN("an end marker without a begin marker before it");

    private final String description;

    Fault(String description) {
      this.description = description;
    }

    /** A noun phrase for messages. */
    public String description() {
      return description;
    }
  }
}
