package io.github.credsmith.lint.dockerconfig;

import io.github.credsmith.dockerconfig.AuthEntry;
import io.github.credsmith.dockerconfig.DockerConfig;
import io.github.credsmith.dockerconfig.RegistryEntry;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;
import java.util.Optional;

/** A password in the file although there is a store. */
final class PasswordBesideStore implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "docker-config/password-beside-store",
          Severity.WARNING,
          "An entry holds a password although the file names a store for the registry.",
          "docker asks the store alone, so the password is never used, and it stands there for everybody to read.",
          "Run `docker login`, which stores it, and remove `auth` from the entry.",
          Example.docker(
              "{\"credsStore\": \"pass\", \"auths\": {\"ghcr.io\": {\"auth\": \"dXNlcjpmYWtl\"}}}\n"),
          Example.docker("{\"auths\": {\"ghcr.io\": {\"auth\": \"dXNlcjpmYWtl\"}}}\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return AuthEntries.of(
        workspace.readableDockerConfigs(),
        (config, entry) -> entry.credential().isUsable() && isAskedElsewhere(config, entry),
        DESCRIPTION,
        "holds credentials that are never asked for");
  }

  private static boolean isAskedElsewhere(DockerConfig config, AuthEntry entry) {
    RegistryEntry answer = config.entryFor(entry.key().registry(), Optional.empty());
    return answer instanceof RegistryEntry.Store || answer instanceof RegistryEntry.Helper;
  }
}
