package io.github.credsmith.helper;

/**
 * Input that is not a request. The message is one line for people and quotes nothing of the input.
 */
public final class InvalidRequestException extends Exception {
  private static final long serialVersionUID = 1L;

  public InvalidRequestException(String message) {
    super(message);
  }
}
