package io.github.credsmith.helper.oci;

import io.github.credsmith.helper.CredentialAnswer;
import io.github.credsmith.helper.CredentialProvider;
import io.github.credsmith.helper.CredentialRequest;
import io.github.credsmith.helper.ProviderFailure;
import io.github.credsmith.helper.RegistryCredentials;
import io.github.credsmith.helper.SetupReport;
import io.github.credsmith.helper.StoredLogin;
import io.github.credsmith.helperconfig.HelperKind;
import io.github.credsmith.secret.Secret;
import io.github.credsmith.secret.SourceState;
import io.github.credsmith.uri.RequestUri;
import java.util.List;
import java.util.Optional;

/**
 * Answers requests to container registries.
 *
 * <ul>
 *   <li>For a blob, a manifest or tags: what the registry itself demands, see {@link
 *       RepositoryAccess}.
 *   <li>For a whole registry: the stored credentials, which the caller exchanges by itself. Never a
 *       token for one repository.
 *   <li>For anything else at a registry: nothing.
 * </ul>
 */
public final class OciProvider implements CredentialProvider {
  private final ChallengeCache challenges;

  /**
   * A provider.
   *
   * @param challenges what is known of registries; may be shared by all callers
   */
  public OciProvider(ChallengeCache challenges) {
    this.challenges = challenges;
  }

  @Override
  public HelperKind kind() {
    return HelperKind.OCI;
  }

  @Override
  public CredentialAnswer answer(CredentialRequest request) throws ProviderFailure {
    RegistryRequest asked = asked(request.uri());
    if (asked instanceof RegistryRequest.WholeRegistry whole) {
      return wholeRegistry(request, whole.registry());
    }
    if (asked instanceof RegistryRequest.Resource resource) {
      return new RepositoryAccess(request, challenges).answer(resource);
    }
    request.log().debug(() -> "not a blob, a manifest or tags: needs no credentials");
    return CredentialAnswer.none();
  }

  @Override
  public Optional<StoredLogin> login(CredentialRequest request) throws ProviderFailure {
    return stored(request, Registry.of(request.uri()))
        .map(found -> new StoredLogin(found.credentials(), found.expires()));
  }

  @Override
  public String cacheKey(RequestUri uri) {
    RegistryRequest asked = RegistryRequest.of(uri);
    String registry = asked.registry().authority();
    if (asked instanceof RegistryRequest.Resource resource) {
      return uri.scheme() + " " + registry + " " + resource.scope();
    }
    return uri.scheme() + " " + registry + (asked instanceof RegistryRequest.Other ? " other" : "");
  }

  @Override
  public SetupReport setup(CredentialRequest request) {
    RegistryRequest asked = RegistryRequest.of(request.uri());
    Registry registry = asked.registry();
    if (asked instanceof RegistryRequest.Other) {
      return new SetupReport(
          "neither a blob, a manifest nor tags at the registry " + registry,
          List.of(),
          true,
          List.of("nothing to do: such a request is sent without credentials"));
    }
    List<SourceState> sources = new CredentialSearch(request, registry, repository(asked)).states();
    boolean ready = sources.stream().anyMatch(OciProvider::isSecret);
    List<String> advice =
        ready
            ? List.of()
            : List.of("for public images nothing is needed; else " + registry.loginAdvice());
    return new SetupReport(subject(asked), sources, ready, advice);
  }

  private static boolean isSecret(SourceState source) {
    return source.state() == SourceState.State.SET
        && !source.binding().equals(ChainCredentials.USERNAME);
  }

  private static String subject(RegistryRequest asked) {
    return asked instanceof RegistryRequest.Resource resource
        ? "the repository " + resource.repository() + " at the registry " + asked.registry()
        : "the registry " + asked.registry() + " as a whole";
  }

  private static Optional<String> repository(RegistryRequest asked) {
    return asked instanceof RegistryRequest.Resource resource
        ? Optional.of(resource.repository())
        : Optional.empty();
  }

  private static RegistryRequest asked(RequestUri uri) throws ProviderFailure {
    RegistryRequest asked = RegistryRequest.of(uri);
    boolean served = uri.scheme().equals("https") || asked instanceof RegistryRequest.WholeRegistry;
    if (!served) {
      throw new ProviderFailure(
          "credentials for registries are given for https only, not " + uri.scheme(),
          "use an https URL");
    }
    return asked;
  }

  private static Optional<CredentialReading.Found> stored(
      CredentialRequest request, Registry registry) throws ProviderFailure {
    return new CredentialSearch(request, registry, Optional.empty()).find();
  }

  private static CredentialAnswer wholeRegistry(CredentialRequest request, Registry registry)
      throws ProviderFailure {
    Optional<RegistryCredentials> credentials =
        stored(request, registry).map(CredentialReading.Found::credentials);
    Optional<Secret> basic =
        credentials.flatMap(RegistryCredentials::login).map(RegistryCredentials.Login::asBasic);
    Optional<Secret> header =
        basic.or(
            () -> credentials.flatMap(RegistryCredentials::registryToken).map(Secret::asBearer));
    if (header.isEmpty()) {
      request
          .log()
          .debug(
              () ->
                  credentials.isPresent()
                      ? registry + ": an identity token only, which this answer cannot express"
                      : registry + ": no credentials stored");
    }
    return header
        .map(value -> CredentialAnswer.of("Authorization", value))
        .orElseGet(CredentialAnswer::none);
  }
}
