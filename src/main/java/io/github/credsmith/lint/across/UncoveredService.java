package io.github.credsmith.lint.across;

import io.github.credsmith.bazelrc.CredentialFlag;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Endpoint;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;
import java.util.Set;

/** A remote service that nothing covers. */
final class UncoveredService implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "across/uncovered-service",
          Severity.INFO,
          "Neither a scope nor a rule is for a remote cache, executor or other service, or for a module registry.",
          "Bazel calls it without credentials, which is right only if it asks for none.",
          "Add `common --credential_helper=HOST=...` if the service asks for credentials.",
          Example.bazelrc(
                  "common --remote_cache=grpcs://cache.acme.example\ncommon --credential_helper=github.com=%workspace%/tools/credential-helper\n")
              .andHelper(),
          Example.bazelrc(
                  "common --remote_cache=grpcs://cache.acme.example\ncommon --credential_helper=github.com=%workspace%/tools/credential-helper\ncommon --credential_helper=cache.acme.example=%workspace%/tools/credential-helper\n")
              .andHelper());

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  /** The Bazel Central Registry, its mirror, and where people keep copies of it. */
  private static final Set<String> PUBLIC_REGISTRIES =
      Set.of("bcr.bazel.build", "bcr.cloudflaremirrors.com", "raw.githubusercontent.com");

  @Override
  public List<Finding> check(Workspace workspace) {
    if (workspace.helperLines().isEmpty()) {
      return List.of(); // then nothing is authenticated by helpers
    }
    return workspace.credentialOptions().stream()
        .filter(options -> !options.setAny(UncoveredService::isOtherCredential))
        .flatMap(options -> options.endpoints().stream())
        .distinct()
        .filter(endpoint -> !endpoint.isLoopback() && !isPublic(endpoint))
        .filter(endpoint -> isUncovered(endpoint, workspace))
        .map(
            endpoint ->
                DESCRIPTION.finding(
                    endpoint.location(),
                    "No credential helper is asked for '" + endpoint.uri().host() + "'."))
        .toList();
  }

  /** Headers, Google's credentials and client certificates need no helper. */
  private static boolean isOtherCredential(CredentialFlag flag) {
    return flag.carries() == CredentialFlag.Carries.HEADER
        || flag.carries() == CredentialFlag.Carries.CREDENTIALS
        || flag == CredentialFlag.TLS_CLIENT_CERTIFICATE;
  }

  private static boolean isPublic(Endpoint endpoint) {
    return endpoint.flag() == CredentialFlag.REGISTRY
        && PUBLIC_REGISTRIES.contains(endpoint.uri().host());
  }

  private static boolean isUncovered(Endpoint endpoint, Workspace workspace) {
    return workspace.helperRules().flatMap(rules -> rules.ruleFor(endpoint.uri())).isEmpty()
        && workspace.credentialOptions().stream()
            .noneMatch(options -> options.helpers().helperFor(endpoint.uri()).isPresent());
  }
}
