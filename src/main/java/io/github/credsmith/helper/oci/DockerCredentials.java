package io.github.credsmith.helper.oci;

import io.github.credsmith.dockerconfig.CredentialHelperName;
import io.github.credsmith.dockerconfig.DockerConfig;
import io.github.credsmith.dockerconfig.DockerConfigFiles;
import io.github.credsmith.dockerconfig.DockerConfigProblem;
import io.github.credsmith.dockerconfig.DockerConfigs;
import io.github.credsmith.dockerconfig.RegistryEntry;
import io.github.credsmith.dockerconfig.RegistryKey;
import io.github.credsmith.dockerconfig.StoredCredential;
import io.github.credsmith.dockerconfig.StoredSecret;
import io.github.credsmith.helper.CredentialRequest;
import io.github.credsmith.helper.RegistryCredentials;
import io.github.credsmith.helper.RegistryCredentials.Login;
import io.github.credsmith.secret.Secret;
import java.nio.file.InvalidPathException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The credentials that docker and podman keep for a registry, in their configuration files and in
 * the credential helpers and stores these name.
 */
final class DockerCredentials {
  private static final String CONFIGURATION = "docker configuration";

  private final CredentialRequest request;
  private final DockerCredentialHelper helper;

  DockerCredentials(CredentialRequest request) {
    this.request = request;
    this.helper =
        new DockerCredentialHelper(
            request.context().environment(), request.commands(), request.log());
  }

  /**
   * What each configuration has, in the order in which they are asked; at least one reading. A
   * credential helper runs when its reading is taken from the stream.
   *
   * @param repository empty for credentials that hold for all of the registry
   */
  Stream<CredentialReading> readings(Registry registry, Optional<String> repository) {
    DockerConfigs configs;
    try {
      configs = DockerConfigFiles.of(request.context()).read(request.context().files());
    } catch (InvalidPathException e) {
      return Stream.of(
          new CredentialReading.Failed(
              CONFIGURATION, "one of the variables that name its place is not a path"));
    }
    if (configs.configs().isEmpty() && configs.unreadable().isEmpty()) {
      return Stream.of(new CredentialReading.NotFound(CONFIGURATION, "there is none"));
    }
    return Stream.concat(
        configs.configs().stream().map(config -> reading(config, registry, repository)),
        configs.unreadable().stream().map(DockerCredentials::failed));
  }

  /**
   * Where a file leaves a registry to credsmith itself, what else it has counts: asking credsmith
   * again would have no end.
   */
  private CredentialReading reading(
      DockerConfig file, Registry registry, Optional<String> repository) {
    DockerConfig config = file.without(CredentialHelperName.CREDSMITH);
    RegistryKey key =
        registry.keys().stream()
            .filter(k -> !(config.entryFor(k, repository) instanceof RegistryEntry.Nothing))
            .findFirst()
            .orElse(registry.keys().get(0));
    RegistryEntry entry = config.entryFor(key, repository);
    boolean left = !entry.equals(file.entryFor(key, repository));
    boolean hasNothing =
        entry instanceof RegistryEntry.Nothing || entry instanceof RegistryEntry.KnownInStore;
    return left && hasNothing
        ? new CredentialReading.NotFound(
            file.file(), "it leaves " + key + " to credsmith itself, and has nothing else for it")
        : reading(config, entry, key);
  }

  private CredentialReading reading(DockerConfig config, RegistryEntry entry, RegistryKey key) {
    if (entry instanceof RegistryEntry.Helper named) {
      return helper.get(named.name(), named.serverAddress(), config.file());
    }
    if (entry instanceof RegistryEntry.Store named) {
      return helper.get(named.name(), named.serverAddress(), config.file());
    }
    if (entry instanceof RegistryEntry.Auth auth) {
      return stored(auth.entry().credential(), config);
    }
    if (entry instanceof RegistryEntry.Unusable unusable) {
      return failed(unusable.problem());
    }
    String reason =
        entry instanceof RegistryEntry.KnownInStore
            ? "the entry for " + key + " is empty and no credential store is named"
            : "no entry for " + key;
    return new CredentialReading.NotFound(config.file(), reason);
  }

  private CredentialReading stored(StoredCredential stored, DockerConfig config) {
    Optional<RegistryCredentials> credentials =
        RegistryCredentials.of(
            stored.login().map(login -> new Login(login.username(), secret(login.password()))),
            stored.identityToken().map(DockerCredentials::secret),
            stored.registryToken().map(DockerCredentials::secret));
    credentials.ifPresent(found -> found.secrets().forEach(request.log()::know));
    return credentials
        .<CredentialReading>map(found -> new CredentialReading.Found(found, config.file()))
        .orElseGet(
            () -> new CredentialReading.NotFound(config.file(), "the entry has no password"));
  }

  private static Secret secret(StoredSecret stored) {
    return Secret.of(stored.value());
  }

  private static CredentialReading failed(DockerConfigProblem problem) {
    return new CredentialReading.Failed(problem.location().toString(), problem.what());
  }
}
