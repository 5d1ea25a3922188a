package io.github.credsmith.dockerconfig;

import java.util.Locale;
import java.util.Set;

/**
 * The key under which docker keeps a registry's credentials, and the server address it sends to a
 * credential helper: the host with its port, in lower case; Docker Hub has a historical one
 * (docker/cli, {@code registry.IndexServer}).
 *
 * @param value the key's text
 */
public record RegistryKey(String value) {
  /** Docker Hub. */
  public static final RegistryKey DOCKER_HUB = new RegistryKey("https://index.docker.io/v1/");

  private static final String DOCKER_HUB_HOST = "index.docker.io";

  private static final Set<String> DOCKER_HUB_HOSTS =
      Set.of("docker.io", DOCKER_HUB_HOST, "registry-1.docker.io");

  /**
   * The key of a registry.
   *
   * @param registry host, with a port if the registry is named with one
   */
  public static RegistryKey of(String registry) {
    String host = registry.toLowerCase(Locale.ROOT);
    return DOCKER_HUB_HOSTS.contains(host) ? DOCKER_HUB : new RegistryKey(host);
  }

  /** Written out, as {@link #hashCode}: Java makes the code of a record's own only when it runs. */
  @Override
  public boolean equals(Object other) {
    return other instanceof RegistryKey key && value.equals(key.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** The host that the registry is asked under, with its port if it is named with one. */
  public String host() {
    return equals(DOCKER_HUB) ? DOCKER_HUB_HOST : value;
  }

  @Override
  public String toString() {
    return value;
  }
}
