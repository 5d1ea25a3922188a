package io.github.credsmith.lint.kubernetes;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.kubernetes.PullSecretProblem;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** A value that is not base64. */
final class NotEncoded implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "kubernetes/not-encoded",
          Severity.ERROR,
          "A docker configuration under `data` of a Secret is not base64.",
          "The API server refuses the Secret, so the pods have no credentials for their images.",
          "Write the base64 of the configuration, or the configuration itself under `stringData`.",
          Example.of(
              "k8s/registry.yaml",
              "apiVersion: v1\nkind: Secret\nmetadata:\n  name: acme-registry\ntype: kubernetes.io/dockerconfigjson\ndata:\n  .dockerconfigjson: '{\"auths\": {\"registry.acme.example\": {\"auth\": \"YnVpbGQ6ZmFrZQ==\"}}}'\n"),
          Example.of(
              "k8s/registry.yaml",
              "apiVersion: v1\nkind: Secret\nmetadata:\n  name: acme-registry\ntype: kubernetes.io/dockerconfigjson\ndata:\n  .dockerconfigjson: eyJhdXRocyI6IHsicmVnaXN0cnkuYWNtZS5leGFtcGxlIjogeyJhdXRoIjogIlluVnBiR1E2Wm1GclpRPT0ifX19\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return SecretProblems.of(workspace, PullSecretProblem.Kind.NOT_BASE64, DESCRIPTION);
  }
}
