package io.github.credsmith.lint.kubernetes;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.kubernetes.PullSecretProblem;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** A configuration of the other type. */
final class WrongForm implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "kubernetes/wrong-form",
          Severity.ERROR,
          "The docker configuration in a Secret has the form of the other type.",
          "The kubelet finds no registry in it and pulls without credentials.",
          "Under `.dockerconfigjson` put the registries below `auths`; under `.dockercfg` leave `auths` out.",
          Example.of(
              "k8s/registry.yaml",
              "apiVersion: v1\nkind: Secret\nmetadata:\n  name: acme-registry\ntype: kubernetes.io/dockerconfigjson\nstringData:\n  .dockerconfigjson: |\n    {\"registry.acme.example\": {\"auth\": \"YnVpbGQ6ZmFrZQ==\"}}\n"),
          Example.of(
              "k8s/registry.yaml",
              "apiVersion: v1\nkind: Secret\nmetadata:\n  name: acme-registry\ntype: kubernetes.io/dockerconfigjson\nstringData:\n  .dockerconfigjson: |\n    {\"auths\": {\"registry.acme.example\": {\"auth\": \"YnVpbGQ6ZmFrZQ==\"}}}\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return SecretProblems.of(workspace, PullSecretProblem.Kind.WRONG_FORM, DESCRIPTION);
  }
}
