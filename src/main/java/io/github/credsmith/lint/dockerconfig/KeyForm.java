package io.github.credsmith.lint.dockerconfig;

import io.github.credsmith.dockerconfig.AuthEntry;
import io.github.credsmith.dockerconfig.ConfigFormat;
import io.github.credsmith.dockerconfig.RegistryKey;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.SecretShapes;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

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

  @Override
  public List<Finding> check(Workspace workspace) {
    return workspace
        .readableDockerConfigs()
        .filter(config -> config.format() == ConfigFormat.DOCKER)
        .flatMap(config -> config.auths().stream())
        .filter(entry -> !entry.key().isCanonical() && !isDockerHub(entry))
        .map(
            entry ->
                DESCRIPTION.finding(
                    entry.keyLocation(),
                    "The key '"
                        + SecretShapes.shown(entry.key().text())
                        + "' is not the host of a registry.",
                    DESCRIPTION.why(),
                    "Write '" + SecretShapes.shown(entry.key().registry().value()) + "'."))
        .toList();
  }

  private static boolean isDockerHub(AuthEntry entry) {
    return entry.key().registry().equals(RegistryKey.DOCKER_HUB);
  }
}
