package io.github.credsmith.dockerconfig;

/**
 * A secret that stands in a file.
 *
 * @param value the secret itself; never printed
 */
public record StoredSecret(String value) {

  /** Nothing of the secret, not even its length. */
  @Override
  public String toString() {
    return "***";
  }
}
