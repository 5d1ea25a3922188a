package io.github.credsmith.helper;

import io.github.credsmith.secret.Secret;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The credentials stored for a registry. At least one of the three is there.
 *
 * @param login a user with a password
 * @param identityToken a refresh token: it is exchanged for an access token
 * @param registryToken an access token: it is sent as it is
 */
public record RegistryCredentials(
    Optional<Login> login, Optional<Secret> identityToken, Optional<Secret> registryToken) {
  /** Azure's user for a password that is an identity token. */
  private static final String IDENTITY_TOKEN_USER = "00000000-0000-0000-0000-000000000000";

  /**
   * A user with a password.
   *
   * @param username perhaps empty
   * @param password never empty
   */
  public record Login(String username, Secret password) {
    /** The value of an {@code Authorization} header. */
    public Secret asBasic() {
      return password.asBasic(username);
    }
  }

  /**
   * Credentials of what is there; empty if nothing is. A login without a password stands beside
   * some kinds of identity token and is none.
   */
  public static Optional<RegistryCredentials> of(
      Optional<Login> login, Optional<Secret> identityToken, Optional<Secret> registryToken) {
    Optional<Login> usable = login.filter(l -> !l.password().isEmpty());
    return Stream.of(usable, identityToken, registryToken).anyMatch(Optional::isPresent)
        ? Optional.of(new RegistryCredentials(usable, identityToken, registryToken))
        : Optional.empty();
  }

  /** The token for an OAuth2 exchange; empty if that takes user and password. */
  public Optional<Secret> refreshToken() {
    return identityToken.or(
        () -> login.filter(l -> l.username().equals(IDENTITY_TOKEN_USER)).map(Login::password));
  }

  /** Every secret among them. */
  public List<Secret> secrets() {
    return Stream.of(login.map(Login::password), identityToken, registryToken)
        .flatMap(Optional::stream)
        .toList();
  }
}
