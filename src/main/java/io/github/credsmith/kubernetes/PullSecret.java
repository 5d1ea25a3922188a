package io.github.credsmith.kubernetes;

import io.github.credsmith.dockerconfig.DockerConfig;
import io.github.credsmith.document.Located;
import java.util.List;
import java.util.Optional;

/**
 * A Secret with which the kubelet pulls images.
 *
 * @param name its name; empty if the API server is to make one up
 * @param type its type, where it is written
 * @param config the docker configuration in it; empty if it cannot be read or is filled in later
 * @param problems what is wrong with the Secret; what is wrong with the configuration says the
 *     configuration
 */
public record PullSecret(
    Optional<String> name,
    Located<PullSecretType> type,
    Optional<DockerConfig> config,
    List<PullSecretProblem> problems) {
  public PullSecret {
    problems = List.copyOf(problems);
  }
}
