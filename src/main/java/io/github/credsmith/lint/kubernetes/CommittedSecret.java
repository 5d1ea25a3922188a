package io.github.credsmith.lint.kubernetes;

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

/** Credentials in a manifest. */
final class CommittedSecret implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "kubernetes/committed-secret",
          Severity.WARNING,
          "A manifest in the workspace holds the credentials of a registry.",
          "Base64 hides nothing: everybody who can read the repository has them, and they stay in the history.",
          "Revoke them, and create the Secret from a vault, an ExternalSecret or a SealedSecret.",
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
    return workspace
        .pullSecrets()
        .flatMap(secret -> secret.config().stream())
        .flatMap(config -> config.auths().stream())
        .filter(entry -> opensSomething(entry.credential()))
        .map(
            entry ->
                DESCRIPTION.finding(
                    entry.location(),
                    "The Secret holds credentials for '"
                        + SecretShapes.shown(entry.key().registry().value())
                        + "'."))
        .toList();
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
