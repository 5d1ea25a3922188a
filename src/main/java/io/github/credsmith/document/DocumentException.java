package io.github.credsmith.document;

/**
 * Input that cannot be read: not there, not UTF-8, too large, or not in the format it should be.
 * The message is one line without the place, which {@link #location()} gives.
 */
public final class DocumentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Location location;

  public DocumentException(Location location, String message) {
    super(message);
    this.location = location;
  }

  /** Where reading ended; the start of the file if the fault is the file as a whole. */
  public Location location() {
    return location;
  }
}
