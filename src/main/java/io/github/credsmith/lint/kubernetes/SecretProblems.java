package io.github.credsmith.lint.kubernetes;

import io.github.credsmith.document.Finding;
import io.github.credsmith.kubernetes.PullSecretProblem;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** What the reader of manifests found in Secrets, as findings. */
final class SecretProblems {
  private SecretProblems() {}

  static List<Finding> of(Workspace workspace, PullSecretProblem.Kind kind, RuleDescription rule) {
    return workspace
        .pullSecrets()
        .flatMap(secret -> secret.problems().stream())
        .filter(problem -> problem.kind() == kind)
        .map(problem -> rule.finding(problem.location(), "The Secret " + problem.what() + "."))
        .toList();
  }
}
