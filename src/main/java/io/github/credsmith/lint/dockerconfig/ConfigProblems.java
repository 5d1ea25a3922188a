package io.github.credsmith.lint.dockerconfig;

import io.github.credsmith.dockerconfig.DockerConfigProblem;
import io.github.credsmith.document.Finding;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** What the reader of docker configurations found, as findings. */
final class ConfigProblems {
  private ConfigProblems() {}

  static List<Finding> of(
      Workspace workspace, DockerConfigProblem.Kind kind, RuleDescription rule) {
    return workspace
        .readableDockerConfigs()
        .flatMap(config -> config.problems().stream())
        .filter(problem -> problem.kind() == kind)
        .map(
            problem ->
                rule.finding(
                    problem.location(), "The docker configuration " + problem.what() + "."))
        .toList();
  }
}
