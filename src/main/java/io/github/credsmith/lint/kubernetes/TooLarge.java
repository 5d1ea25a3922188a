package io.github.credsmith.lint.kubernetes;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.kubernetes.PullSecretProblem;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** More than a Secret may hold. */
final class TooLarge implements Rule {
  private static final String BEFORE_PADDING =
      "apiVersion: v1\nkind: Secret\nmetadata:\n  name: acme-registry\ntype: kubernetes.io/dockerconfigjson\ndata:\n  .dockerconfigjson: eyJhdXRocyI6IHsicmVnaXN0cnkuYWNtZS5leGFtcGxlIjogeyJhdXRoIjogIlluVnBiR1E2Wm1GclpRPT0ifX19\n  padding: ";

  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "kubernetes/too-large",
          Severity.ERROR,
          "A Secret for pulling images holds more than 1 MiB.",
          "The API server refuses the Secret, so the pods have no credentials for their images.",
          "Split it into several Secrets and name them all under `imagePullSecrets`.",
          Example.of("k8s/registry.yaml", BEFORE_PADDING + "A".repeat(1_500_000) + "\n"),
          Example.of(
              "k8s/registry.yaml",
              "apiVersion: v1\nkind: Secret\nmetadata:\n  name: acme-registry\ntype: kubernetes.io/dockerconfigjson\ndata:\n  .dockerconfigjson: eyJhdXRocyI6IHsicmVnaXN0cnkuYWNtZS5leGFtcGxlIjogeyJhdXRoIjogIlluVnBiR1E2Wm1GclpRPT0ifX19\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return SecretProblems.of(workspace, PullSecretProblem.Kind.TOO_LARGE, DESCRIPTION);
  }
}
