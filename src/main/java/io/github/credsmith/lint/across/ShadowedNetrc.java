package io.github.credsmith.lint.across;

import io.github.credsmith.bazelrc.CredentialScope;
import io.github.credsmith.bazelrc.HelperDeclaration;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Located;
import io.github.credsmith.document.SecretShapes;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import io.github.credsmith.uri.InvalidUriException;
import io.github.credsmith.uri.RequestUri;
import java.util.List;
import java.util.Optional;

/** A login in .netrc that a helper makes ineffective. */
final class ShadowedNetrc implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "across/shadowed-netrc",
          Severity.INFO,
          "Your .netrc has a login for a host that a credential helper is asked for.",
          "The helper wins, also with an answer that has no credentials, so Bazel never uses the login.",
          "Remove the entry unless other programs need it, or remove the scope.",
          Example.bazelrc(
                  "common --credential_helper=github.com=%workspace%/tools/credential-helper\n")
              .andHelper()
              .andPrivate("~/.netrc", "machine github.com login me password fake\n"),
          Example.bazelrc(
                  "common --credential_helper=github.com=%workspace%/tools/credential-helper\n")
              .andHelper()
              .andPrivate("~/.netrc", "machine git.acme.example login me password fake\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return workspace.user().stream()
        .flatMap(user -> user.netrc().stream())
        .flatMap(netrc -> netrc.machines().stream())
        .flatMap(machine -> finding(machine, workspace).stream())
        .toList();
  }

  private static Optional<Finding> finding(Located<String> machine, Workspace workspace) {
    return helperFor(machine.value(), workspace)
        .map(
            helper ->
                DESCRIPTION
                    .finding(
                        machine.location(),
                        "Bazel does not use the login for '"
                            + SecretShapes.shown(machine.value())
                            + "'.")
                    .relatedTo(helper.location(), "this helper answers"));
  }

  /** A helper without a scope is not meant for the host in particular. */
  private static Optional<HelperDeclaration> helperFor(String host, Workspace workspace) {
    try {
      RequestUri uri = RequestUri.parse("https://" + host + "/");
      return workspace.credentialOptions().stream()
          .flatMap(options -> options.helpers().helperFor(uri).stream())
          .filter(helper -> !(helper.scope() instanceof CredentialScope.Default))
          .findFirst();
    } catch (InvalidUriException noHost) {
      return Optional.empty();
    }
  }
}
