package io.github.credsmith.helper.kubelet;

import io.github.credsmith.context.RequestContext;
import io.github.credsmith.dockerconfig.RegistryKey;
import io.github.credsmith.helper.CredentialFailure;
import io.github.credsmith.helper.CredentialService;
import io.github.credsmith.helper.InvalidRequestException;
import io.github.credsmith.helper.RegistryCredentials;
import io.github.credsmith.helper.RequestLog;
import io.github.credsmith.helper.StoredLogin;
import io.github.credsmith.uri.InvalidUriException;
import io.github.credsmith.uri.RequestUri;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Answers the kubelet as one of its credential provider plugins ({@code
 * credentialprovider.kubelet.k8s.io}, v1, v1beta1 and v1alpha1): with what a request for the bare
 * host of the image's registry finds, as user and password.
 */
public final class CredentialProviderPlugin {
  /** For which the kubelet keeps what is not known to expire, and that there is nothing. */
  private static final Duration UNKNOWN = Duration.ofMinutes(5);

  private final CredentialService service;

  public CredentialProviderPlugin(CredentialService service) {
    this.service = service;
  }

  /**
   * Reads a request and answers it.
   *
   * @return one line of JSON, without a line end; perhaps with a secret
   * @throws InvalidRequestException if the input is not a request
   * @throws CredentialFailure if it cannot be told what there is
   */
  public String answer(InputStream input, RequestContext context, RequestLog log)
      throws InvalidRequestException, CredentialFailure {
    ProviderRequest request = ProviderRequest.read(input);
    String registry = request.image().registry();
    Optional<StoredLogin> stored = service.login(bareHost(registry), context, log);
    Optional<RegistryCredentials.Login> login =
        stored.map(StoredLogin::credentials).flatMap(RegistryCredentials::login);
    if (login.isEmpty()) {
      log.debug(
          () ->
              registry
                  + (stored.isPresent()
                      ? ": a token only, which the kubelet's protocol cannot express"
                      : ": no credentials stored"));
    }
    Duration duration =
        stored
            .flatMap(StoredLogin::expires)
            .map(expires -> until(expires, context.clock().instant()))
            .orElse(UNKNOWN);
    return new ProviderResponse(request.apiVersion(), duration, registry, login).json();
  }

  private static RequestUri bareHost(String registry) throws InvalidRequestException {
    try {
      return RequestUri.parse(RegistryKey.of(registry).host());
    } catch (InvalidUriException e) {
      throw new InvalidRequestException("the registry of the request's image " + e.getMessage());
    }
  }

  private static Duration until(Instant expires, Instant now) {
    Duration left = Duration.between(now, expires);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
