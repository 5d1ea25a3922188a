package io.github.credsmith.helper.oci;

import io.github.credsmith.helper.ProviderFailure;
import io.github.credsmith.helper.RegistryCredentials;
import io.github.credsmith.helper.RegistryCredentials.Login;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/** The way to authenticate that is chosen from those a registry offers. */
sealed interface Authentication {

  /** A token from this server goes with each request; it may have the credentials. */
  record ByToken(TokenServer server) implements Authentication {}

  /** User and password go with each request. */
  record ByPassword(Login login) implements Authentication {}

  /**
   * Chooses: a token from a server that may be asked, else the password.
   *
   * @param root the root of the registry's API
   * @param credentials empty for anonymous use, for which any https realm may be asked: nothing of
   *     the caller's goes there
   * @throws ProviderFailure if no challenge can be met with these credentials
   */
  static Authentication choose(
      List<Challenge> challenges,
      HttpUrl root,
      Optional<RegistryCredentials> credentials,
      TrustedRealms trusted)
      throws ProviderFailure {
    List<TokenServer> servers =
        challenges.stream().flatMap(challenge -> TokenServer.of(challenge).stream()).toList();
    Optional<TokenServer> server =
        servers.stream()
            .filter(s -> s.realm().isHttps())
            .filter(s -> credentials.isEmpty() || trusted.accepts(root, s.realm()))
            .findFirst();
    if (server.isPresent()) {
      return new ByToken(server.get());
    }
    Optional<Login> login = credentials.flatMap(RegistryCredentials::login);
    boolean basic = challenges.stream().anyMatch(Challenge::isBasic);
    if (basic && login.isPresent()) {
      return new ByPassword(login.get());
    }
    if (!servers.isEmpty()) {
      throw refusal(root, servers.get(0).realm());
    }
    throw basic ? noPassword(root, credentials.isPresent()) : unknown(challenges);
  }

  private static ProviderFailure refusal(HttpUrl root, HttpUrl realm) {
    if (!realm.isHttps()) {
      return new ProviderFailure(
          "its token server " + realm.host() + " is not reached over https, so it is not asked",
          "correct the realm in the registry's configuration");
    }
    return new ProviderFailure(
        "it wants its credentials sent to "
            + realm.host()
            + ", a token server on another domain; they were not sent",
        "if that is right, set " + TrustedRealms.VARIABLE + "=" + TrustedRealms.pair(root, realm));
  }

  private static ProviderFailure noPassword(HttpUrl root, boolean onlyToken) {
    return new ProviderFailure(
        onlyToken
            ? "it wants user and password, and there is an identity token only"
            : "it wants user and password, and there are none",
        "run: docker login " + authority(root));
  }

  private static ProviderFailure unknown(List<Challenge> challenges) {
    boolean bearer = challenges.stream().anyMatch(Challenge::isBearer);
    String schemes =
        challenges.stream().map(Challenge::scheme).distinct().collect(Collectors.joining(", "));
    return new ProviderFailure(
        bearer
            ? "it challenges with Bearer, but the realm it names is not a URL"
            : "it can be authenticated with by these schemes only: " + schemes,
        "check the registry's configuration: Bearer and Basic are supported");
  }

  private static String authority(HttpUrl root) {
    return root.port() == HttpUrl.defaultPort(root.scheme())
        ? root.host()
        : root.host() + ":" + root.port();
  }
}
