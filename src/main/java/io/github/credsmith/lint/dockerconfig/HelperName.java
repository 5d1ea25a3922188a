package io.github.credsmith.lint.dockerconfig;

import io.github.credsmith.dockerconfig.DockerConfigProblem;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** A credential helper that is not a name. */
final class HelperName implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "docker-config/helper-name",
          Severity.ERROR,
          "A credential helper is named by a path or with other characters than a name has.",
          "docker looks for docker-credential-NAME on PATH and finds nothing, so the registry has no credentials.",
          "Write what follows `docker-credential-` in the name of the program, and put the program on PATH.",
          Example.docker(
              "{\"credHelpers\": {\"ghcr.io\": \"/usr/local/bin/docker-credential-gh\"}}\n"),
          Example.docker("{\"auths\": {\"ghcr.io\": {\"auth\": \"dXNlcjpmYWtl\"}}}\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return ConfigProblems.of(workspace, DockerConfigProblem.Kind.INVALID_HELPER_NAME, DESCRIPTION);
  }
}
