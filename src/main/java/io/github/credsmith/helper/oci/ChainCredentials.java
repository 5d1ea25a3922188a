package io.github.credsmith.helper.oci;

import io.github.credsmith.dockerconfig.AuthDecoder;
import io.github.credsmith.helper.ConfiguredChain;
import io.github.credsmith.helper.CredentialRequest;
import io.github.credsmith.helper.RegistryCredentials;
import io.github.credsmith.helper.RegistryCredentials.Login;
import io.github.credsmith.secret.LookupChain;
import io.github.credsmith.secret.LookupChain.Entry;
import io.github.credsmith.secret.LookupResult;
import io.github.credsmith.secret.Secret;
import io.github.credsmith.secret.SecretSource;
import io.github.credsmith.secret.SecretSource.EnvironmentSource;
import io.github.credsmith.secret.SecretSource.KeyringSource;
import io.github.credsmith.secret.SourceState;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The credentials that the lookup chain of a request gives, put together from its bindings:
 *
 * <ul>
 *   <li>{@code auth}: base64 of {@code user:password}; it wins over the next two;
 *   <li>{@code username} and {@code password}: a password alone goes with the user {@code unset};
 *   <li>{@code identitytoken} and {@code registrytoken}.
 * </ul>
 */
final class ChainCredentials {
  static final String USERNAME = "username";
  static final String PASSWORD = "password";
  static final String AUTH = "auth";
  static final String IDENTITY_TOKEN = "identitytoken";
  static final String REGISTRY_TOKEN = "registrytoken";

  /** What registries that look at the password alone are given. */
  private static final String NO_USER = "unset";

  private static final String BEARER = "Bearer ";
  private static final String UNDECODABLE = "is not base64 of user:password";

  private static final LookupChain GITHUB =
      new LookupChain(
          List.of(
              new Entry(USERNAME, new EnvironmentSource("GITHUB_ACTOR")),
              new Entry(PASSWORD, new EnvironmentSource("GHCR_TOKEN")),
              new Entry(PASSWORD, new EnvironmentSource("GH_TOKEN")),
              new Entry(PASSWORD, new EnvironmentSource("GITHUB_TOKEN")),
              new Entry(PASSWORD, new KeyringSource("gh:github.com"))));

  private final CredentialRequest request;
  private final LookupChain chain;

  private ChainCredentials(CredentialRequest request, LookupChain chain) {
    this.request = request;
    this.chain = chain;
  }

  /** The configured chain, else GitHub's own for its registry, else one without sources. */
  static ChainCredentials of(CredentialRequest request, Registry registry) {
    LookupChain otherwise = registry.isGithub() ? GITHUB : new LookupChain(List.of());
    return new ChainCredentials(request, ConfiguredChain.of(request.config(), otherwise));
  }

  /** The state of every source. */
  List<SourceState> states() {
    return chain.states(
        request.secrets(),
        (binding, secret) ->
            binding.equals(AUTH) && decode(secret).isEmpty()
                ? Optional.of(UNDECODABLE)
                : Optional.empty());
  }

  /** What the chain gives. */
  CredentialReading reading() {
    Map<String, LookupResult> results = new LinkedHashMap<>();
    for (String binding : List.of(REGISTRY_TOKEN, IDENTITY_TOKEN, AUTH, PASSWORD, USERNAME)) {
      results.put(binding, request.lookup(chain, binding));
    }
    Optional<Secret> auth = secret(results.get(AUTH));
    Optional<Login> decoded = auth.flatMap(ChainCredentials::decode);
    decoded.ifPresent(login -> request.log().know(login.password()));
    Optional<RegistryCredentials> credentials =
        RegistryCredentials.of(
            decoded.or(() -> plainLogin(results)),
            secret(results.get(IDENTITY_TOKEN)),
            secret(results.get(REGISTRY_TOKEN)));
    String source = "lookup chain";
    if (credentials.isPresent()) {
      return new CredentialReading.Found(credentials.get(), sources(results), expires(results));
    }
    if (auth.isPresent() && decoded.isEmpty()) {
      return new CredentialReading.Failed(source, AUTH + " " + UNDECODABLE);
    }
    String failures = failures(results);
    return failures.isEmpty()
        ? new CredentialReading.NotFound(source, "no source has a secret")
        : new CredentialReading.Failed(source, failures);
  }

  private static Optional<Login> decode(Secret auth) {
    return AuthDecoder.decode(auth.reveal().strip())
        .map(login -> new Login(login.username(), Secret.of(login.password().value())));
  }

  private static Optional<Login> plainLogin(Map<String, LookupResult> results) {
    String user = secret(results.get(USERNAME)).map(Secret::reveal).orElse(NO_USER);
    return secret(results.get(PASSWORD)).map(password -> new Login(user, password));
  }

  /** A Google source yields a whole header value, of which the token alone is wanted here. */
  private static Optional<Secret> secret(LookupResult result) {
    if (!(result instanceof LookupResult.Found found)) {
      return Optional.empty();
    }
    String text = found.secret().reveal();
    boolean header = found.source() instanceof SecretSource.GoogleSource && text.startsWith(BEARER);
    return Optional.of(header ? Secret.of(text.substring(BEARER.length())) : found.secret());
  }

  private static String sources(Map<String, LookupResult> results) {
    return results.values().stream()
        .filter(LookupResult.Found.class::isInstance)
        .map(found -> ((LookupResult.Found) found).source().description())
        .collect(Collectors.joining(", "));
  }

  /** The earliest of all. */
  private static Optional<Instant> expires(Map<String, LookupResult> results) {
    return results.values().stream()
        .filter(LookupResult.Found.class::isInstance)
        .flatMap(found -> ((LookupResult.Found) found).expires().stream())
        .min(Comparator.naturalOrder());
  }

  private static String failures(Map<String, LookupResult> results) {
    return results.values().stream()
        .filter(LookupResult.Failed.class::isInstance)
        .flatMap(failed -> ((LookupResult.Failed) failed).causes().stream())
        .map(SourceState::toString)
        .distinct()
        .collect(Collectors.joining("; "));
  }
}
