package io.github.credsmith.secret;

/** Google's credentials yielded no token. The message is one line for people. */
final class GoogleTokenException extends Exception {
  private static final long serialVersionUID = 1L;

  GoogleTokenException(String message) {
    super(message);
  }

  static GoogleTokenException refused(int status) {
    return new GoogleTokenException(
        "Google refused the Application Default Credentials with status "
            + status
            + ": run gcloud auth application-default login");
  }
}
