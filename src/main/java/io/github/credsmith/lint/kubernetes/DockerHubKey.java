package io.github.credsmith.lint.kubernetes;

import io.github.credsmith.dockerconfig.ConfigFormat;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.SecretShapes;
import io.github.credsmith.document.Severity;
import io.github.credsmith.kubernetes.KubeletKey;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** Docker Hub under a key that Kubernetes does not match. */
final class DockerHubKey implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "kubernetes/docker-hub-key",
          Severity.WARNING,
          "A Secret has Docker Hub under a key that the kubelet does not match with its images.",
          "Images of Docker Hub are pulled without credentials and under the limit for anonymous users.",
          "Write `https://index.docker.io/v1/`.",
          Example.of(
              "k8s/registry.yaml",
              "apiVersion: v1\nkind: Secret\nmetadata:\n  name: acme-registry\ntype: kubernetes.io/dockerconfigjson\nstringData:\n  .dockerconfigjson: |\n    {\"auths\": {\"registry-1.docker.io\": {\"auth\": \"YnVpbGQ6ZmFrZQ==\"}}}\n"),
          Example.of(
              "k8s/registry.yaml",
              "apiVersion: v1\nkind: Secret\nmetadata:\n  name: acme-registry\ntype: kubernetes.io/dockerconfigjson\nstringData:\n  .dockerconfigjson: |\n    {\"auths\": {\"https://index.docker.io/v1/\": {\"auth\": \"YnVpbGQ6ZmFrZQ==\"}}}\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return workspace
        .readableDockerConfigs()
        .filter(config -> config.format() == ConfigFormat.AUTHS_ONLY)
        .flatMap(config -> config.auths().stream())
        .filter(entry -> isMissed(KubeletKey.parse(entry.key().text())))
        .map(
            entry ->
                DESCRIPTION.finding(
                    entry.keyLocation(),
                    "The key '"
                        + SecretShapes.shown(entry.key().text())
                        + "' does not match images of Docker Hub."))
        .toList();
  }

  private static boolean isMissed(KubeletKey key) {
    return key.meansDockerHub() && !key.matchesDockerHub();
  }
}
