package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.BazelOption;
import io.github.credsmith.bazelrc.CredentialFlag;
import io.github.credsmith.bazelrc.CredentialScope;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.CredentialOptions;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A credentials flag that a helper makes ineffective. */
final class ShadowedCredentials implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/shadowed-credentials",
          Severity.WARNING,
          "Google credentials are asked for, and a helper answers for the same service.",
          "The helper wins, so the flag has no effect for this service, and a failing helper fails the build.",
          "Remove the flag, or the helper for this host.",
          Example.bazelrc(
                  "common --remote_cache=grpcs://cache.acme.example --google_default_credentials\ncommon --credential_helper=cache.acme.example=%workspace%/tools/credential-helper\n")
              .andHelper(),
          Example.bazelrc(
                  "common --remote_cache=grpcs://cache.acme.example\ncommon --credential_helper=cache.acme.example=%workspace%/tools/credential-helper\n")
              .andHelper());

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return workspace.credentialOptions().stream()
        .flatMap(ShadowedCredentials::findings)
        .distinct()
        .toList();
  }

  private static Stream<Finding> findings(CredentialOptions options) {
    return Stream.of(CredentialFlag.GOOGLE_DEFAULT_CREDENTIALS, CredentialFlag.GOOGLE_CREDENTIALS)
        .flatMap(flag -> options.last(flag).stream())
        .filter(option -> !option.booleanValue().equals(Optional.of(false)))
        .flatMap(option -> shadowed(option, options));
  }

  private static Stream<Finding> shadowed(BazelOption flag, CredentialOptions options) {
    return options.endpoints().stream()
        .flatMap(
            endpoint ->
                options
                    .helpers()
                    .helperFor(endpoint.uri())
                    .filter(helper -> !(helper.scope() instanceof CredentialScope.Default))
                    .map(
                        helper ->
                            DESCRIPTION
                                .finding(
                                    flag.location(),
                                    "--"
                                        + flag.name()
                                        + " has no effect for "
                                        + endpoint.uri().host()
                                        + ".")
                                .relatedTo(helper.location(), "this helper answers"))
                    .stream());
  }
}
