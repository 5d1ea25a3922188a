package io.github.credsmith.lint.kubernetes;

import io.github.credsmith.dockerconfig.ConfigFormat;
import io.github.credsmith.dockerconfig.CredHelper;
import io.github.credsmith.dockerconfig.DockerConfig;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;
import java.util.stream.Stream;

/** Helpers and stores where nobody asks them. */
final class IgnoredHelpers implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "kubernetes/ignored-helpers",
          Severity.WARNING,
          "A docker configuration for Kubernetes names credential helpers or a store.",
          "The kubelet reads `auths` alone, so it pulls without the credentials that the helper would give.",
          "Put the credentials under `auths`, or configure a credential provider on the nodes.",
          Example.of(
              "k8s/registry.yaml",
              "apiVersion: v1\nkind: Secret\nmetadata:\n  name: acme-registry\ntype: kubernetes.io/dockerconfigjson\nstringData:\n  .dockerconfigjson: |\n    {\"credsStore\": \"pass\", \"auths\": {\"registry.acme.example\": {\"auth\": \"YnVpbGQ6ZmFrZQ==\"}}}\n"),
          Example.of(
              "k8s/registry.yaml",
              "apiVersion: v1\nkind: Secret\nmetadata:\n  name: acme-registry\ntype: kubernetes.io/dockerconfigjson\nstringData:\n  .dockerconfigjson: |\n    {\"auths\": {\"registry.acme.example\": {\"auth\": \"YnVpbGQ6ZmFrZQ==\"}}}\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return workspace
        .readableDockerConfigs()
        .filter(config -> config.format() == ConfigFormat.AUTHS_ONLY)
        .flatMap(IgnoredHelpers::first)
        .map(
            helper ->
                DESCRIPTION.finding(
                    helper.keyLocation(), "The entry '" + helper.key() + "' has no effect here."))
        .toList();
  }

  /** The store, and one entry for all helpers: the others are the same fault. */
  private static Stream<CredHelper> first(DockerConfig config) {
    return Stream.concat(config.credsStore().stream(), config.credHelpers().stream().limit(1));
  }
}
