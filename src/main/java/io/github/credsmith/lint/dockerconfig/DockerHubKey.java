package io.github.credsmith.lint.dockerconfig;

import io.github.credsmith.dockerconfig.AuthKey;
import io.github.credsmith.dockerconfig.ConfigFormat;
import io.github.credsmith.dockerconfig.DockerConfig;
import io.github.credsmith.dockerconfig.RegistryKey;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.Severity;
import io.github.credsmith.document.TextEdit;
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
        .flatMap(config -> Stream.of(auths(config), credHelpers(config)))
        .flatMap(DockerHubKey::findings)
        .toList();
  }

  private static List<Key> auths(DockerConfig config) {
    return config.auths().stream()
        .map(entry -> new Key(entry.key().text(), entry.keyLocation()))
        .toList();
  }

  private static List<Key> credHelpers(DockerConfig config) {
    return config.credHelpers().stream()
        .map(helper -> new Key(helper.key(), helper.keyLocation()))
        .toList();
  }

  /** Of several entries of one object for Docker Hub, nobody knows which is meant. */
  private static Stream<Finding> findings(List<Key> keys) {
    List<Key> dockerHub =
        keys.stream()
            .filter(key -> AuthKey.parse(key.text).registry().equals(RegistryKey.DOCKER_HUB))
            .toList();
    return dockerHub.stream()
        .filter(key -> isMisspelled(AuthKey.parse(key.text)))
        .map(key -> dockerHub.size() > 1 ? finding(key) : finding(key).mendedBy(renaming(key)));
  }

  private static Finding finding(Key key) {
    return DESCRIPTION.finding(
        key.location, "The key '" + key.text + "' is not the one of Docker Hub.");
  }

  private static List<TextEdit> renaming(Key key) {
    return List.of(TextEdit.ofJsonString(key.location, RegistryKey.DOCKER_HUB.value()));
  }

  /** With a path it is podman's, or an old address of something else. */
  private static boolean isMisspelled(AuthKey key) {
    return !key.isCanonical() && key.path().isEmpty();
  }
}
