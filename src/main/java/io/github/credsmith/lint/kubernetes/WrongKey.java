package io.github.credsmith.lint.kubernetes;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.kubernetes.PullSecretProblem;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** A configuration under a key that its type does not have. */
final class WrongKey implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "kubernetes/wrong-key",
          Severity.ERROR,
          "A Secret for pulling images does not have the key of its type.",
          "The API server refuses the Secret, so the pods have no credentials for their images.",
          "Name the key `.dockerconfigjson`, or `.dockercfg` for the older type.",
          Example.of(
              "k8s/registry.yaml",
              "apiVersion: v1\nkind: Secret\nmetadata:\n  name: acme-registry\ntype: kubernetes.io/dockerconfigjson\ndata:\n  config.json: eyJhdXRocyI6IHsicmVnaXN0cnkuYWNtZS5leGFtcGxlIjogeyJhdXRoIjogIlluVnBiR1E2Wm1GclpRPT0ifX19\n"),
          Example.of(
              "k8s/registry.yaml",
              "apiVersion: v1\nkind: Secret\nmetadata:\n  name: acme-registry\ntype: kubernetes.io/dockerconfigjson\ndata:\n  .dockerconfigjson: eyJhdXRocyI6IHsicmVnaXN0cnkuYWNtZS5leGFtcGxlIjogeyJhdXRoIjogIlluVnBiR1E2Wm1GclpRPT0ifX19\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return SecretProblems.of(workspace, PullSecretProblem.Kind.WRONG_KEY, DESCRIPTION);
  }
}
