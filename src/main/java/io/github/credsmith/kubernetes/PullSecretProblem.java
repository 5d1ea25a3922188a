package io.github.credsmith.kubernetes;

import io.github.credsmith.document.Location;

/**
 * A fault of a Secret that holds a docker configuration.
 *
 * @param what one line, a sentence without its subject; never quotes a value
 */
public record PullSecretProblem(Kind kind, Location location, String what) {

  /** What is wrong. */
  public enum Kind {
    /** The configuration does not stand under the key that the type has. */
    WRONG_KEY,
    /** A value under {@code data} that is not base64 (RFC 4648 section 4). */
    NOT_BASE64,
    /** The configuration is not JSON. */
    NOT_JSON,
    /** The configuration has the form of the other type. */
    WRONG_FORM,
    /** The Secret holds more than the API server takes. */
    TOO_LARGE
  }
}
