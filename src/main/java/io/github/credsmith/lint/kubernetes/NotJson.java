package io.github.credsmith.lint.kubernetes;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.kubernetes.PullSecretProblem;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** A configuration that is not JSON. */
final class NotJson implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "kubernetes/not-json",
          Severity.ERROR,
          "The docker configuration in a Secret is not JSON.",
          "The API server refuses the Secret, so the pods have no credentials for their images.",
          "Write JSON such as `{\"auths\": {\"registry.acme.example\": {\"auth\": \"...\"}}}`.",
          Example.of(
              "k8s/registry.yaml",
              "apiVersion: v1\nkind: Secret\nmetadata:\n  name: acme-registry\ntype: kubernetes.io/dockerconfigjson\nstringData:\n  .dockerconfigjson: |\n    {\"auths\": {\"registry.acme.example\": {\"auth\": \"YnVpbGQ6ZmFrZQ==\"}},}\n"),
          Example.of(
              "k8s/registry.yaml",
              "apiVersion: v1\nkind: Secret\nmetadata:\n  name: acme-registry\ntype: kubernetes.io/dockerconfigjson\nstringData:\n  .dockerconfigjson: |\n    {\"auths\": {\"registry.acme.example\": {\"auth\": \"YnVpbGQ6ZmFrZQ==\"}}}\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return SecretProblems.of(workspace, PullSecretProblem.Kind.NOT_JSON, DESCRIPTION);
  }
}
