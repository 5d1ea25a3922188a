package io.github.credsmith.lint.dockerconfig;

import io.github.credsmith.dockerconfig.DockerConfigProblem;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** A key that docker refuses in its variable. */
final class VariableKeys implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "docker-config/variable-keys",
          Severity.WARNING,
          "The value of DOCKER_AUTH_CONFIG has other keys than `auths` with `auth`.",
          "docker takes nothing from the variable then, not even the entries that are right.",
          "Leave the key out; helpers and stores belong into `config.json`.",
          Example.of(
              "$DOCKER_AUTH_CONFIG",
              "{\"auths\": {\"ghcr.io\": {\"auth\": \"dXNlcjpmYWtl\", \"email\": \"me@acme.example\"}}}\n"),
          Example.of(
              "$DOCKER_AUTH_CONFIG", "{\"auths\": {\"ghcr.io\": {\"auth\": \"dXNlcjpmYWtl\"}}}\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return ConfigProblems.of(workspace, DockerConfigProblem.Kind.UNKNOWN_KEY, DESCRIPTION);
  }
}
