package io.github.credsmith.kubernetes;

import io.github.credsmith.dockerconfig.RegistryKey;
import java.util.Locale;

/**
 * A key of {@code auths} as the kubelet compares it with the names of images (kubernetes, {@code
 * pkg/credentialprovider/keyring.go}): without a scheme, and without {@code /v1} or {@code /v2}
 * before a slash.
 *
 * @param host with its port, if it has one
 * @param path begins with a slash; empty for all of the registry
 */
public record KubeletKey(String host, String path) {
  /** The host that the kubelet tells images of Docker Hub by. */
  private static final String HUB_OF_IMAGES = "docker.io";

  /** The key under which the kubelet looks for Docker Hub if no other matches. */
  private static final String DEFAULT_REGISTRY = "index.docker.io";

  private static final String WEBSITE = "hub.docker.com";

  /** Reads a key. */
  public static KubeletKey parse(String text) {
    String rest = text.replaceFirst("^https?://", "");
    int slash = rest.indexOf('/');
    String host = slash < 0 ? rest : rest.substring(0, slash);
    String path = slash < 0 ? "" : rest.substring(slash);
    String effective = path.matches("/v[12]/.*") ? path.substring(3) : path;
    return new KubeletKey(host.toLowerCase(Locale.ROOT), effective.equals("/") ? "" : effective);
  }

  /** Whether the key names a host of Docker Hub, or its website. */
  public boolean meansDockerHub() {
    return RegistryKey.of(host).equals(RegistryKey.DOCKER_HUB) || host.equals(WEBSITE);
  }

  /** Whether the kubelet uses the entry for images of Docker Hub. */
  public boolean matchesDockerHub() {
    return host.equals(HUB_OF_IMAGES) || host.equals(DEFAULT_REGISTRY) && path.isEmpty();
  }
}
