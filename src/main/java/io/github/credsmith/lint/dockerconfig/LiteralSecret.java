package io.github.credsmith.lint.dockerconfig;

import io.github.credsmith.dockerconfig.StoredCredential;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.SecretShapes;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The credentials of a registry in the workspace. */
final class LiteralSecret implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "docker-config/literal-secret",
          Severity.WARNING,
          "A docker configuration in the workspace, in a file, a Kubernetes Secret or the configuration of CI, holds credentials.",
          "Base64 hides nothing: everybody who can read the repository has them, and they stay in the history.",
          "Revoke them; keep the new ones in a store, a protected variable of CI, an ExternalSecret or a SealedSecret.",
          Example.of(
              "k8s/registry.yaml",
              "apiVersion: v1\nkind: Secret\nmetadata:\n  name: acme-registry\ntype: kubernetes.io/dockerconfigjson\nstringData:\n  .dockerconfigjson: |\n    {\"auths\": {\"registry.acme.example\": {\"auth\": \"YnVpbGQ6a1g5M2h2UTJtWnI3VHRMdw==\"}}}\n"),
          Example.of(
              "k8s/registry.yaml",
              "apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata:\n  name: acme-registry\nspec:\n  target:\n    template:\n      type: kubernetes.io/dockerconfigjson\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return AuthEntries.of(
        workspace.ownDockerConfigs(),
        (config, entry) -> opensSomething(entry.credential()),
        DESCRIPTION,
        "holds credentials");
  }

  private static boolean opensSomething(StoredCredential credential) {
    return Stream.of(
            credential.login().map(StoredCredential.Login::password),
            credential.identityToken(),
            credential.registryToken())
        .flatMap(Optional::stream)
        .anyMatch(secret -> !SecretShapes.isStandIn(secret.value()));
  }
}
