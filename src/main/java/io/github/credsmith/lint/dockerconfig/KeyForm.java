package io.github.credsmith.lint.dockerconfig;

import io.github.credsmith.dockerconfig.AuthEntry;
import io.github.credsmith.dockerconfig.ConfigFormat;
import io.github.credsmith.dockerconfig.DockerConfig;
import io.github.credsmith.dockerconfig.RegistryKey;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.SecretShapes;
import io.github.credsmith.document.Severity;
import io.github.credsmith.document.TextEdit;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A key in a form that docker no longer writes. */
final class KeyForm implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "docker-config/key-form",
          Severity.WARNING,
          "A key has a scheme or a path.",
          "docker finds old forms only after all exact keys, other tools not at all; a path counts for podman alone.",
          "Write the host, with its port if it has one.",
          Example.docker(
              "{\"auths\": {\"https://registry.acme.example\": {\"auth\": \"dXNlcjpmYWtl\"}}}\n"),
          Example.docker(
              "{\"auths\": {\"registry.acme.example\": {\"auth\": \"dXNlcjpmYWtl\"}}}\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  private static final Pattern SCHEME_AND_HOST =
      Pattern.compile("(?i)https?://[a-z0-9.-]+(?::[0-9]+)?(?:/v[12])?/?");

  @Override
  public List<Finding> check(Workspace workspace) {
    return workspace
        .readableDockerConfigs()
        .filter(config -> config.format() == ConfigFormat.DOCKER)
        .flatMap(config -> config.auths().stream().flatMap(entry -> finding(entry, config)))
        .toList();
  }

  private static Stream<Finding> finding(AuthEntry entry, DockerConfig config) {
    if (entry.key().isCanonical() || isDockerHub(entry)) {
      return Stream.empty();
    }
    return Stream.of(
        DESCRIPTION
            .finding(
                entry.keyLocation(),
                "The key '"
                    + SecretShapes.shown(entry.key().text())
                    + "' is not the host of a registry.",
                DESCRIPTION.why(),
                "Write '" + SecretShapes.shown(entry.key().registry().value()) + "'.")
            .mendedBy(hostAlone(entry, config)));
  }

  /** What is more than a scheme may be podman's path, and two entries for a host may differ. */
  private static Optional<TextEdit> hostAlone(AuthEntry entry, DockerConfig config) {
    RegistryKey registry = entry.key().registry();
    boolean single =
        config.auths().stream().filter(e -> e.key().registry().equals(registry)).count() == 1;
    return single && SCHEME_AND_HOST.matcher(entry.key().text()).matches()
        ? Optional.of(TextEdit.ofJsonString(entry.keyLocation(), registry.value()))
        : Optional.empty();
  }

  private static boolean isDockerHub(AuthEntry entry) {
    return entry.key().registry().equals(RegistryKey.DOCKER_HUB);
  }
}
