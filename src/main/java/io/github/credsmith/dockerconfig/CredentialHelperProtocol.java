package io.github.credsmith.dockerconfig;

/**
 * The words that docker and its credential helpers have agreed on
 * (docker/docker-credential-helpers, {@code credentials}).
 */
public final class CredentialHelperProtocol {
  /** What a helper that has nothing for a server says, on standard output. */
  public static final String NOT_FOUND = "credentials not found in native keychain";

  /** What a helper that is asked for no server says, on standard output. */
  public static final String NO_SERVER = "no credentials server URL";

  /** The user name by which a helper says that the secret is an identity token. */
  public static final String TOKEN_USER = "<token>";

  private CredentialHelperProtocol() {}
}
