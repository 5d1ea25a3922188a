package io.github.credsmith.lint.dockerconfig;

import io.github.credsmith.dockerconfig.DockerConfigProblem;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** A value of another type than docker reads. */
final class WrongType implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "docker-config/wrong-type",
          Severity.ERROR,
          "A value has another type than its key.",
          "docker refuses the file, and the kubelet takes nothing from a Secret with such a value.",
          "Write a value of the type that the message names.",
          Example.docker("{\"auths\": {\"ghcr.io\": \"dXNlcjpmYWtl\"}}\n"),
          Example.docker("{\"auths\": {\"ghcr.io\": {\"auth\": \"dXNlcjpmYWtl\"}}}\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return ConfigProblems.of(workspace, DockerConfigProblem.Kind.WRONG_TYPE, DESCRIPTION);
  }
}
