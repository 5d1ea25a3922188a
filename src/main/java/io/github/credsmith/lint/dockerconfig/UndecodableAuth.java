package io.github.credsmith.lint.dockerconfig;

import io.github.credsmith.dockerconfig.DockerConfigProblem;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** An auth that is not user and password. */
final class UndecodableAuth implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "docker-config/undecodable-auth",
          Severity.ERROR,
          "An `auth` is not the base64 of user:password.",
          "docker and the kubelet refuse the whole configuration, or send no credentials for this registry.",
          "Run `docker login` again, or write the base64 of user:password.",
          Example.docker("{\"auths\": {\"ghcr.io\": {\"auth\": \"not base64\"}}}\n"),
          Example.docker("{\"auths\": {\"ghcr.io\": {\"auth\": \"dXNlcjpmYWtl\"}}}\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return ConfigProblems.of(workspace, DockerConfigProblem.Kind.UNDECODABLE_AUTH, DESCRIPTION);
  }
}
