package io.github.credsmith.spec;

import io.github.credsmith.document.Located;
import io.github.credsmith.document.Location;
import java.util.List;
import java.util.Optional;

/**
 * The docker and podman files to write.
 *
 * @param config docker's {@code config.json}; empty if none is wanted
 * @param authFile podman's {@code auth.json}; empty if none is wanted
 */
public record DockerSettings(Optional<RegistryFile> config, Optional<RegistryFile> authFile) {

  /**
   * A file that names a docker credential helper for registries.
   *
   * @param file its path, relative to the workspace
   * @param credHelper the helper's name, without {@code docker-credential-}
   * @param registries registries to name besides those of the spec's registry credentials
   * @param location of the section
   */
  public record RegistryFile(
      String file, String credHelper, List<Located<String>> registries, Location location) {
    public RegistryFile {
      registries = List.copyOf(registries);
    }
  }
}
