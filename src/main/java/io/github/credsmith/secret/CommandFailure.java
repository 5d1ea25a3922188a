package io.github.credsmith.secret;

/**
 * A command that did not run to its end. The message is one line for people and names the program;
 * it holds nothing of what the program read or wrote.
 */
public final class CommandFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Kind {
    /** There is no such program on the caller's path. */
    NOT_FOUND,
    /** The system would not start it. */
    NOT_STARTED,
    /** It ran for too long and was killed. */
    TIMEOUT,
    /** It wrote too much and was killed. */
    TOO_LARGE,
    /** The calling thread was interrupted; its interrupt flag is set. */
    INTERRUPTED
  }

  private final Kind kind;

  CommandFailure(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
