package io.github.credsmith.helper.oci;

import io.github.credsmith.helper.CredentialAnswer;
import io.github.credsmith.helper.CredentialRequest;
import io.github.credsmith.helper.ProviderFailure;
import io.github.credsmith.helperconfig.ProviderConfig.OciConfig;
import io.github.credsmith.helperconfig.ProviderConfig.TokenExchangeMethod;
import io.github.credsmith.http.Deadline;
import io.github.credsmith.secret.Secret;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Pulling from one repository:
 *
 * <ol>
 *   <li>a stored registry token is sent as it is, and the registry is not asked anything;
 *   <li>else the registry says what it demands; if that is nothing, there are no headers;
 *   <li>else the stored credentials, or none, meet one of its challenges.
 * </ol>
 *
 * All requests together keep to the deadline of one exchange, which Bazel waits for.
 */
final class RepositoryAccess {
  private static final List<String> MANIFEST_TYPES =
      List.of(
          "application/vnd.docker.distribution.manifest.v2+json",
          "application/vnd.docker.distribution.manifest.list.v2+json",
          "application/vnd.oci.image.manifest.v1+json",
          "application/vnd.oci.image.index.v1+json");

  private final CredentialRequest request;
  private final ChallengeDiscovery discovery;
  private final TokenExchange exchange;

  RepositoryAccess(CredentialRequest request, ChallengeCache challenges) {
    this.request = request;
    Deadline deadline = request.http().deadline();
    this.discovery = new ChallengeDiscovery(request, deadline, challenges);
    this.exchange =
        new TokenExchange(request.http(), deadline, request.context().clock(), request.log());
  }

  /**
   * The headers to pull a resource with.
   *
   * @throws ProviderFailure if the registry demands what cannot be given
   */
  CredentialAnswer answer(RegistryRequest.Resource resource) throws ProviderFailure {
    Registry registry = resource.registry();
    Optional<CredentialReading.Found> found =
        new CredentialSearch(request, registry, Optional.of(resource.repository())).find();
    Optional<Secret> registryToken = found.flatMap(f -> f.credentials().registryToken());
    if (registryToken.isPresent()) {
      return headers(registryToken.get().asBearer());
    }
    HttpUrl root =
        registry
            .apiRoot()
            .orElseThrow(() -> new ProviderFailure("is not the name of a host", "check the URL"));
    return discovery.of(resource, root) instanceof Demand.Challenged challenged
        ? meet(challenged.challenges(), root, resource, found)
        : CredentialAnswer.none();
  }

  private CredentialAnswer meet(
      List<Challenge> challenges,
      HttpUrl root,
      RegistryRequest.Resource resource,
      Optional<CredentialReading.Found> found)
      throws ProviderFailure {
    TrustedRealms trusted = TrustedRealms.of(request.context().environment());
    Authentication chosen =
        Authentication.choose(
            challenges, root, found.map(CredentialReading.Found::credentials), trusted);
    if (chosen instanceof Authentication.ByPassword password) {
      return headers(password.login().asBasic());
    }
    TokenServer server = ((Authentication.ByToken) chosen).server();
    AccessToken token =
        found.isPresent()
            ? exchange.authenticated(server, resource, found.get(), method())
            : exchange.anonymous(server, resource);
    return headers(token.token().asBearer()).expiring(Optional.of(token.expires()));
  }

  private TokenExchangeMethod method() {
    return request.config() instanceof OciConfig oci
        ? oci.tokenExchangeMethod()
        : TokenExchangeMethod.AUTO;
  }

  private static CredentialAnswer headers(Secret authorization) {
    CredentialAnswer answer = CredentialAnswer.of("Authorization", authorization);
    for (String type : MANIFEST_TYPES) {
      answer = answer.with("Accept", type);
    }
    return answer.with("Docker-Distribution-API-Version", "registry/2.0");
  }
}
