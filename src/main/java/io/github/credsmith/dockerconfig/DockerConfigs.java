package io.github.credsmith.dockerconfig;

import java.util.List;
import java.util.Optional;

/**
 * All docker configurations of a caller.
 *
 * @param configs those that could be read, in the order in which they are asked
 * @param unreadable why others could not
 */
public record DockerConfigs(List<DockerConfig> configs, List<DockerConfigProblem> unreadable) {
  public DockerConfigs {
    configs = List.copyOf(configs);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * What each configuration says about a registry, as {@link DockerConfig#entryFor} does, without
   * those that say nothing. The first that leads to credentials answers.
   */
  public List<RegistryEntry> entriesFor(RegistryKey registry, Optional<String> repository) {
    return configs.stream()
        .map(config -> config.entryFor(registry, repository))
        .filter(entry -> !(entry instanceof RegistryEntry.Nothing))
        .toList();
  }
}
