package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.CredentialFlag;
import io.github.credsmith.bazelrc.CredentialScope;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.CredentialOptions;
import io.github.credsmith.lint.Endpoint;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Credentials that are sent unencrypted. */
final class PlainRemote implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/plain-remote",
          Severity.WARNING,
          "A remote service that is asked with credentials is reached without encryption.",
          "The credentials cross the network as plain text.",
          "Write grpcs:// or https://.",
          Example.bazelrc(
                  "common --remote_cache=grpc://cache.acme.example\ncommon --credential_helper=cache.acme.example=%workspace%/tools/credential-helper\n")
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
        .flatMap(PlainRemote::findings)
        .distinct()
        .toList();
  }

  private static Stream<Finding> findings(CredentialOptions options) {
    return options.endpoints().stream()
        .filter(endpoint -> endpoint.isPlain() && !endpoint.isLoopback())
        .filter(endpoint -> getsCredentials(endpoint, options))
        .map(
            endpoint ->
                DESCRIPTION.finding(
                    endpoint.location(),
                    "Credentials for "
                        + endpoint.uri().host()
                        + " are sent over "
                        + endpoint.scheme()
                        + "://."));
  }

  /** A helper without a scope is asked for everything and may well have nothing for this host. */
  private static boolean getsCredentials(Endpoint endpoint, CredentialOptions options) {
    return options
            .helpers()
            .helperFor(endpoint.uri())
            .filter(helper -> !(helper.scope() instanceof CredentialScope.Default))
            .isPresent()
        || headerFor(endpoint.flag()).flatMap(options::last).isPresent();
  }

  /** The flag for headers that only go where this flag says. */
  private static Optional<CredentialFlag> headerFor(CredentialFlag endpoint) {
    return switch (endpoint) {
      case REMOTE_CACHE -> Optional.of(CredentialFlag.REMOTE_CACHE_HEADER);
      case REMOTE_EXECUTOR -> Optional.of(CredentialFlag.REMOTE_EXEC_HEADER);
      case REMOTE_DOWNLOADER -> Optional.of(CredentialFlag.REMOTE_DOWNLOADER_HEADER);
      case BES_BACKEND -> Optional.of(CredentialFlag.BES_HEADER);
      default -> Optional.empty();
    };
  }
}
