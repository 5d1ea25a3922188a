package io.github.credsmith.secret;

/** The Secret Service is absent, or did not do what was asked. */
final class SecretServiceException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean absent;

  private SecretServiceException(String message, boolean absent) {
    super(message);
    this.absent = absent;
  }

  static SecretServiceException absent(String message) {
    return new SecretServiceException(message, true);
  }

  static SecretServiceException failed(String message) {
    return new SecretServiceException(message, false);
  }

  static SecretServiceException locked() {
    return failed("the keyring is locked: unlock it, for example by logging in to the desktop");
  }

  /** Whether there is no such service, as is normal on a build machine. */
  boolean isAbsent() {
    return absent;
  }
}
