package io.github.credsmith.secret;

/** A keyring that could not be written or read. The message is one line for people. */
public final class KeyringException extends Exception {
  private static final long serialVersionUID = 1L;

  KeyringException(String message) {
    super(message);
  }
}
