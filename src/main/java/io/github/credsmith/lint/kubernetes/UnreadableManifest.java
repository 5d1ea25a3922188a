package io.github.credsmith.lint.kubernetes;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** A manifest that cannot be read. */
final class UnreadableManifest implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "kubernetes/unreadable",
          Severity.WARNING,
          "A manifest with a Secret for pulling images cannot be read as YAML.",
          "Nothing in the file is checked, and kubectl mostly refuses it too.",
          "Mend the YAML.",
          Example.of(
              "k8s/registry.yaml",
              "apiVersion: v1\nkind: Secret\ntype: kubernetes.io/dockerconfigjson\ndata: {.dockerconfigjson: [\n"),
          Example.of(
              "k8s/registry.yaml",
              "apiVersion: v1\nkind: Secret\nmetadata:\n  name: acme-registry\ntype: kubernetes.io/dockerconfigjson\ndata:\n  .dockerconfigjson: eyJhdXRocyI6IHsicmVnaXN0cnkuYWNtZS5leGFtcGxlIjogeyJhdXRoIjogIlluVnBiR1E2Wm1GclpRPT0ifX19\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return workspace.manifests().stream()
        .flatMap(file -> file.failure().stream())
        .map(
            failure ->
                DESCRIPTION.finding(
                    failure.location(), "The manifest " + failure.getMessage() + "."))
        .toList();
  }
}
