package io.github.credsmith.lint.kubernetes;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.kubernetes.ManifestText;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A pull secret that no manifest has. */
final class UnknownPullSecret implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "kubernetes/unknown-pull-secret",
          Severity.INFO,
          "An `imagePullSecrets` names a Secret that no manifest of the workspace has, while others are there.",
          "The kubelet passes over a missing Secret, so the pods pull without credentials unless somebody else creates it.",
          "Correct the name, or add the Secret.",
          Example.of(
              "k8s/registry.yaml",
              "apiVersion: v1\nkind: Secret\nmetadata:\n  name: acme-registry\ntype: kubernetes.io/dockerconfigjson\nstringData:\n  .dockerconfigjson: |\n    {\"auths\": {\"registry.acme.example\": {\"auth\": \"YnVpbGQ6ZmFrZQ==\"}}}\n---\napiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: builder\nimagePullSecrets:\n  - name: acme-registries\n"),
          Example.of(
              "k8s/registry.yaml",
              "apiVersion: v1\nkind: Secret\nmetadata:\n  name: acme-registry\ntype: kubernetes.io/dockerconfigjson\nstringData:\n  .dockerconfigjson: |\n    {\"auths\": {\"registry.acme.example\": {\"auth\": \"YnVpbGQ6ZmFrZQ==\"}}}\n---\napiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: builder\nimagePullSecrets:\n  - name: acme-registry\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    if (workspace.pullSecrets().findAny().isEmpty()) {
      return List.of(); // then Secrets are created elsewhere
    }
    Set<String> known =
        workspace
            .readableManifests()
            .flatMap(manifest -> manifest.secretNames().stream())
            .collect(Collectors.toCollection(HashSet::new));
    return workspace
        .readableManifests()
        .flatMap(manifest -> manifest.references().stream())
        .filter(reference -> !ManifestText.isTemplate(reference.name()))
        .filter(reference -> known.add(reference.name())) // each once
        .map(
            reference ->
                DESCRIPTION.finding(
                    reference.location(), "No manifest has a Secret '" + reference.name() + "'."))
        .toList();
  }
}
