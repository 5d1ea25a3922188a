package io.github.credsmith.lint.dockerconfig;

import io.github.credsmith.dockerconfig.AuthEntry;
import io.github.credsmith.dockerconfig.StoredCredential;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** An entry that names two users. */
final class AuthDisagrees implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "docker-config/auth-disagrees",
          Severity.WARNING,
          "The `auth` of an entry and its `username` name different users.",
          "docker takes the user in `auth`; other tools may take the other one.",
          "Remove `username` and `password`; `auth` holds both.",
          Example.docker(
              "{\"auths\": {\"ghcr.io\": {\"auth\": \"dXNlcjpmYWtl\", \"username\": \"somebody\"}}}\n"),
          Example.docker("{\"auths\": {\"ghcr.io\": {\"auth\": \"dXNlcjpmYWtl\"}}}\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return AuthEntries.of(
        workspace.readableDockerConfigs(),
        (config, entry) -> namesTwoUsers(entry),
        DESCRIPTION,
        "names two different users");
  }

  private static boolean namesTwoUsers(AuthEntry entry) {
    StoredCredential stored = entry.credential();
    return stored.auth().isPresent()
        && stored.username().isPresent()
        && !stored.auth().get().username().equals(stored.username().get());
  }
}
