package io.github.credsmith.lint;

import io.github.credsmith.dockerconfig.DockerConfig;
import java.util.List;
import java.util.Optional;

/**
 * What the caller has outside the workspace, besides rc files.
 *
 * @param dockerConfigs the caller's docker configurations in the order in which they are asked,
 *     that of {@code DOCKER_AUTH_CONFIG} first
 * @param netrc the hosts that {@code .netrc} has logins for; empty if there is none or it cannot be
 *     read
 */
public record UserFiles(List<ReadFile<DockerConfig>> dockerConfigs, Optional<Netrc> netrc) {
  public UserFiles {
    dockerConfigs = List.copyOf(dockerConfigs);
  }
}
