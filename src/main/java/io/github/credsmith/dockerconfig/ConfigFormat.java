package io.github.credsmith.dockerconfig;

/** Whose file it is, which decides the parts of it that count. */
public enum ConfigFormat {
  /** Docker's {@code config.json}: {@code credHelpers}, {@code credsStore} and {@code auths}. */
  DOCKER,

  /**
   * Podman's {@code auth.json} (containers-auth.json(5)): {@code credHelpers} and {@code auths}.
   * Docker Hub's key in {@code credHelpers} is {@code docker.io}, as podman names the registry.
   */
  PODMAN,

  /** A file of which {@code auths} alone counts, such as a Kubernetes secret holds. */
  AUTHS_ONLY,

  /**
   * The value of {@code DOCKER_AUTH_CONFIG} (docker 28.3): {@code auths} with nothing but {@code
   * auth}; with any other key, docker takes nothing from it.
   */
  AUTH_VARIABLE;

  private static final String PODMAN_DOCKER_HUB = "docker.io";

  /** The key of a registry in {@code credHelpers}, which is also what its helper is asked for. */
  public String helperKey(RegistryKey registry) {
    return this == PODMAN && registry.equals(RegistryKey.DOCKER_HUB)
        ? PODMAN_DOCKER_HUB
        : registry.value();
  }

  /** Whether {@code credHelpers} counts in it. */
  public boolean hasHelpers() {
    return this == DOCKER || this == PODMAN;
  }

  boolean hasStore() {
    return this == DOCKER;
  }
}
