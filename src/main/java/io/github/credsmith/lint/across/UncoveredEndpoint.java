package io.github.credsmith.lint.across;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.helperconfig.HelperConfig;
import io.github.credsmith.helperconfig.HelperKind;
import io.github.credsmith.helperconfig.UrlRule;
import io.github.credsmith.lint.CredentialOptions;
import io.github.credsmith.lint.Endpoint;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A remote service that has a rule and no scope. */
final class UncoveredEndpoint implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "across/uncovered-endpoint",
          Severity.WARNING,
          "The helper configuration has a rule for a remote service or module registry, and no scope covers its host.",
          "Bazel does not ask the helper, so the service is called without credentials.",
          "Add `common --credential_helper=HOST=...` for the host.",
          Example.bazelrc(
                  "common --remote_cache=grpcs://cache.acme.example\ncommon --credential_helper=github.com=%workspace%/tools/credential-helper\n")
              .and(
                  ".tweag-credential-helper.json",
                  "{\"urls\": [\n  {\"host\": \"github.com\", \"helper\": \"github\"},\n  {\"host\": \"cache.acme.example\", \"helper\": \"remoteapis\", \"config\": {\"auth_method\": \"basic_auth\"}}\n]}\n")
              .andHelper(),
          Example.bazelrc(
                  "common --remote_cache=grpcs://cache.acme.example\ncommon --credential_helper=github.com=%workspace%/tools/credential-helper\ncommon --credential_helper=cache.acme.example=%workspace%/tools/credential-helper\n")
              .and(
                  ".tweag-credential-helper.json",
                  "{\"urls\": [\n  {\"host\": \"github.com\", \"helper\": \"github\"},\n  {\"host\": \"cache.acme.example\", \"helper\": \"remoteapis\", \"config\": {\"auth_method\": \"basic_auth\"}}\n]}\n")
              .andHelper());

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    Optional<HelperConfig> config = workspace.helperRules();
    return config.isEmpty()
        ? List.of()
        : workspace.credentialOptions().stream()
            .flatMap(options -> findings(options, config.get()))
            .distinct()
            .toList();
  }

  private static Stream<Finding> findings(CredentialOptions options, HelperConfig config) {
    return options.endpoints().stream()
        .filter(endpoint -> options.helpers().helperFor(endpoint.uri()).isEmpty())
        .flatMap(
            endpoint ->
                config
                    .ruleFor(endpoint.uri())
                    .filter(rule -> rule.host().isPresent() && rule.helper() != HelperKind.NULL)
                    .map(rule -> finding(endpoint, rule))
                    .stream());
  }

  private static Finding finding(Endpoint endpoint, UrlRule rule) {
    return DESCRIPTION
        .finding(
            endpoint.location(),
            "No credential helper is asked for '" + endpoint.uri().host() + "', which has a rule.")
        .relatedTo(rule.places().host(), "this rule would answer");
  }
}
