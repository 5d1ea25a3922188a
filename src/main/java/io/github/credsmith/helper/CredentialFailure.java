package io.github.credsmith.helper;

/**
 * A request that could not be answered. The message is one line for people: the URI's host, the
 * helper if one was chosen, the cause, and what to do; nothing in it is secret.
 */
public final class CredentialFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why there is no answer. */
  public enum Kind {
    /** The configuration cannot be used. */
    CONFIGURATION,
    /** The credentials cannot be had. */
    CREDENTIALS
  }

  private final Kind kind;

  CredentialFailure(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
