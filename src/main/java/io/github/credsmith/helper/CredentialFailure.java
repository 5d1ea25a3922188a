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
  private final String rest;

  /**
   * A failure.
   *
   * @param host of the URI
   * @param rest of the message, after the host
   */
  CredentialFailure(Kind kind, String host, String rest) {
    super(host + rest);
    this.kind = kind;
    this.rest = rest;
  }

  /** The same failure, told to somebody who asked for a URI of another host. */
  public CredentialFailure at(String host) {
    return new CredentialFailure(kind, host, rest);
  }

  public Kind kind() {
    return kind;
  }
}
