package io.github.credsmith.lint.dockerconfig;

import io.github.credsmith.dockerconfig.AuthKey;
import io.github.credsmith.dockerconfig.ConfigFormat;
import io.github.credsmith.dockerconfig.CredHelper;
import io.github.credsmith.dockerconfig.DockerConfig;
import io.github.credsmith.dockerconfig.RegistryKey;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;
import java.util.stream.Stream;

/** Docker Hub under a key that docker does not read. */
final class DockerHubKey implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "docker-config/docker-hub-key",
          Severity.WARNING,
          "Docker Hub stands under another key than https://index.docker.io/v1/.",
          "docker looks for that key alone, so it pulls without credentials and under the limit for anonymous users.",
          "Write `https://index.docker.io/v1/`.",
          Example.docker("{\"auths\": {\"docker.io\": {\"auth\": \"dXNlcjpmYWtl\"}}}\n"),
          Example.docker(
              "{\"auths\": {\"https://index.docker.io/v1/\": {\"auth\": \"dXNlcjpmYWtl\"}}}\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  /** A key and where it stands. */
  private record Key(String text, Location location) {}

  @Override
  public List<Finding> check(Workspace workspace) {
    return workspace
        .readableDockerConfigs()
        .filter(config -> config.format() == ConfigFormat.DOCKER)
        .flatMap(DockerHubKey::keys)
        .filter(key -> isMisspelled(AuthKey.parse(key.text)))
        .map(
            key ->
                DESCRIPTION.finding(
                    key.location, "The key '" + key.text + "' is not the one of Docker Hub."))
        .toList();
  }

  private static Stream<Key> keys(DockerConfig config) {
    return Stream.concat(
        config.auths().stream().map(entry -> new Key(entry.key().text(), entry.keyLocation())),
        config.credHelpers().stream().map(DockerHubKey::key));
  }

  private static Key key(CredHelper helper) {
    return new Key(helper.key(), helper.keyLocation());
  }

  /** With a path it is podman's, or an old address of something else. */
  private static boolean isMisspelled(AuthKey key) {
    return key.registry().equals(RegistryKey.DOCKER_HUB)
        && !key.isCanonical()
        && key.path().isEmpty();
  }
}
