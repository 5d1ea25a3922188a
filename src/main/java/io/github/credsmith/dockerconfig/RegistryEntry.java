package io.github.credsmith.dockerconfig;

import io.github.credsmith.document.Location;

/** What a docker configuration says about a registry. */
public sealed interface RegistryEntry {

  /**
   * A credential helper is named for this very registry.
   *
   * @param serverAddress what the helper is asked for
   */
  record Helper(CredentialHelperName name, String serverAddress, Location location)
      implements RegistryEntry {}

  /**
   * A credential store is named for all registries.
   *
   * @param serverAddress what the store is asked for
   */
  record Store(CredentialHelperName name, String serverAddress, Location location)
      implements RegistryEntry {}

  /** The credentials stand in the file; there is something to authenticate with. */
  record Auth(AuthEntry entry) implements RegistryEntry {}

  /** The file knows the registry, but neither has its credentials nor names a store for them. */
  record KnownInStore(Location location) implements RegistryEntry {}

  /** There is an entry, and a fault in it keeps it from being used. */
  record Unusable(DockerConfigProblem problem) implements RegistryEntry {}

  /** There is no entry. */
  record Nothing(Reason reason) implements RegistryEntry {}

  /** Why there is no entry. */
  enum Reason {
    /** The file has no entries at all. */
    NO_ENTRIES,
    /** It has none for the registry. */
    OTHER_REGISTRIES,
    /** It has some for the registry, but for other repositories. */
    OTHER_REPOSITORIES
  }
}
