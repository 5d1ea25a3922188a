package io.github.credsmith.dockerconfig;

import java.util.Optional;

/**
 * What an entry of {@code auths} holds. A member that is absent or the empty string is empty here.
 *
 * @param auth what {@code auth} decodes to; empty too if it cannot be decoded
 * @param username the member {@code username}, which {@code auth} overrides
 * @param password the member {@code password}, which {@code auth} overrides
 * @param identityToken a refresh token: it is exchanged for an access token
 * @param registryToken an access token: it is sent as it is
 */
public record StoredCredential(
    Optional<Login> auth,
    Optional<String> username,
    Optional<StoredSecret> password,
    Optional<StoredSecret> identityToken,
    Optional<StoredSecret> registryToken) {
  /** Nothing: the credentials, if there are any, are in a store. */
  public static final StoredCredential NOTHING =
      new StoredCredential(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * A user with a password.
   *
   * @param username not empty
   * @param password empty text for some kinds of identity token
   */
  public record Login(String username, StoredSecret password) {}

  /** The user and password that count: those of {@code auth}, else the plain ones if both exist. */
  public Optional<Login> login() {
    return auth.or(() -> username.flatMap(user -> password.map(secret -> new Login(user, secret))));
  }

  /** Whether there is anything to authenticate with. */
  public boolean isUsable() {
    return login().isPresent() || identityToken.isPresent() || registryToken.isPresent();
  }
}
