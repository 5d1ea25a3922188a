package io.github.credsmith.helper.oci;

import io.github.credsmith.helper.CredentialRequest;
import io.github.credsmith.helper.ProviderFailure;
import io.github.credsmith.helperconfig.ProviderConfig;
import io.github.credsmith.helperconfig.ProviderConfig.OciConfig;
import io.github.credsmith.secret.SourceState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks for the credentials of a registry. The first place that has some wins:
 *
 * <ol>
 *   <li>the lookup chain;
 *   <li>unless the configuration says otherwise, what docker and podman keep.
 * </ol>
 *
 * A place that fails lets the next be asked, and is reported if none has credentials.
 */
final class CredentialSearch {
  private final CredentialRequest request;
  private final Registry registry;
  private final Optional<String> repository;

  /**
   * A search.
   *
   * @param repository empty for credentials that hold for all of the registry
   */
  CredentialSearch(CredentialRequest request, Registry registry, Optional<String> repository) {
    this.request = request;
    this.registry = registry;
    this.repository = repository;
  }

  /**
   * The credentials to use.
   *
   * @return empty if there are none
   * @throws ProviderFailure if no place has any and at least one could not be read
   */
  Optional<CredentialReading.Found> find() throws ProviderFailure {
    List<CredentialReading> tried = new ArrayList<>();
    Optional<CredentialReading.Found> found =
        Stream.<Supplier<Stream<CredentialReading>>>of(this::chain, this::docker)
            .flatMap(Supplier::get)
            .peek(tried::add)
            .filter(CredentialReading.Found.class::isInstance)
            .map(CredentialReading.Found.class::cast)
            .findFirst();
    tried.forEach(reading -> request.log().debug(() -> reading.state().toString()));
    String failures =
        tried.stream()
            .filter(CredentialReading.Failed.class::isInstance)
            .map(reading -> (CredentialReading.Failed) reading)
            .map(failed -> failed.source() + ": " + failed.reason())
            .collect(Collectors.joining("; "));
    if (found.isPresent() || failures.isEmpty()) {
      return found;
    }
    throw new ProviderFailure(
        "its credentials could not be read: " + request.log().scrub(failures),
        "mend that, or " + registry.loginAdvice());
  }

  /** Every source and its state, for people. */
  List<SourceState> states() {
    return Stream.concat(
            ChainCredentials.of(request, registry).states().stream(),
            docker().map(CredentialReading::state))
        .toList();
  }

  private Stream<CredentialReading> chain() {
    return Stream.of(ChainCredentials.of(request, registry).reading());
  }

  private Stream<CredentialReading> docker() {
    return readsDockerConfig(request.config())
        ? new DockerCredentials(request).readings(registry, repository)
        : Stream.empty();
  }

  private static boolean readsDockerConfig(ProviderConfig config) {
    return !(config instanceof OciConfig oci) || oci.parseDockerConfig();
  }
}
