package io.github.credsmith.dockerconfig;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a docker credential helper: letters, digits, dot, underscore and hyphen, never a path
 * (docker/docker-credential-helpers).
 *
 * @param value the name as {@code credsStore} and {@code credHelpers} give it
 */
public record CredentialHelperName(String value) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");

  /** The name by which docker configurations name credsmith itself. */
  public static final CredentialHelperName CREDSMITH = new CredentialHelperName("credsmith");

  /** Takes a name that is known to be well-formed; see {@link #parse} for others. */
  public CredentialHelperName {
    if (!NAME.matcher(value).matches()) {
      throw new IllegalArgumentException("not the name of a docker credential helper");
    }
  }

  /** The name; empty if the text is not one. */
  public static Optional<CredentialHelperName> parse(String text) {
    return NAME.matcher(text).matches()
        ? Optional.of(new CredentialHelperName(text))
        : Optional.empty();
  }

  /** The program that is looked up on {@code PATH}. */
  public String program() {
    return "docker-credential-" + value;
  }

  @Override
  public String toString() {
    return value;
  }
}
