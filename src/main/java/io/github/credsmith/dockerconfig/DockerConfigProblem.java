package io.github.credsmith.dockerconfig;

import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.Location;

/**
 * A fault in a docker configuration.
 *
 * @param what one line, a sentence without its subject; never quotes a value
 */
public record DockerConfigProblem(Kind kind, Location location, String what) {

  /** What is wrong. */
  public enum Kind {
    /** The file cannot be read or is not JSON. */
    UNREADABLE,
    /** A value of another type than its key has. */
    WRONG_TYPE,
    /** A key where only {@code auths.*.auth} may stand. */
    UNKNOWN_KEY,
    /** An {@code auth} that is not base64 of {@code user:password}. */
    UNDECODABLE_AUTH,
    /** The name of a credential helper that is none, such as a path. */
    INVALID_HELPER_NAME
  }

  static DockerConfigProblem unreadable(DocumentException e) {
    return new DockerConfigProblem(Kind.UNREADABLE, e.location(), e.getMessage());
  }

  static DockerConfigProblem invalidHelperName(Location location) {
    return new DockerConfigProblem(
        Kind.INVALID_HELPER_NAME,
        location,
        "names a credential helper with other characters than letters, digits, '.', '_' and '-'");
  }
}
