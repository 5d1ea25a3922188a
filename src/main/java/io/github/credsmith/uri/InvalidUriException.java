package io.github.credsmith.uri;

/**
 * A text that is not a request URI. The message completes the sentence "the URI ..." and does not
 * repeat the text.
 */
public final class InvalidUriException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  InvalidUriException(String message) {
    super(message);
  }
}
