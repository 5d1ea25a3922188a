package io.github.credsmith.lint.across;

import io.github.credsmith.bazelrc.CredentialScope;
import io.github.credsmith.bazelrc.HelperDeclaration;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.helperconfig.HelperConfig;
import io.github.credsmith.helperconfig.RuleMatch;
import io.github.credsmith.lint.ConfiguredHelpers;
import io.github.credsmith.lint.CredentialOptions;
import io.github.credsmith.lint.Endpoint;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A remote service that no rule answers. */
final class UnansweredEndpoint implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "across/unanswered-endpoint",
          Severity.ERROR,
          "Bazel asks the helper for a remote cache, executor or other service, and no rule of the helper configuration matches what it asks.",
          "The helper answers with nothing, and the service refuses the build.",
          "Add a rule for host and port; in the helper configuration a host without a port covers only URLs without one.",
          Example.bazelrc(
                  "common --remote_cache=grpcs://cache.acme.example:9092\ncommon --credential_helper=cache.acme.example=%workspace%/tools/credential-helper\n")
              .and(
                  ".tweag-credential-helper.json",
                  "{\"urls\": [{\"host\": \"cache.acme.example\", \"helper\": \"remoteapis\", \"config\": {\"auth_method\": \"basic_auth\"}}]}\n")
              .andHelper(),
          Example.bazelrc(
                  "common --remote_cache=grpcs://cache.acme.example:9092\ncommon --credential_helper=cache.acme.example=%workspace%/tools/credential-helper\n")
              .and(
                  ".tweag-credential-helper.json",
                  "{\"urls\": [{\"host\": \"cache.acme.example:9092\", \"helper\": \"remoteapis\", \"config\": {\"auth_method\": \"basic_auth\"}}]}\n")
              .andHelper());

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    Optional<HelperConfig> config = workspace.helperRules();
    ConfiguredHelpers helpers = workspace.configuredHelpers();
    return config.isEmpty()
        ? List.of()
        : workspace.credentialOptions().stream()
            .flatMap(options -> findings(options, config.get(), helpers))
            .distinct()
            .toList();
  }

  private static Stream<Finding> findings(
      CredentialOptions options, HelperConfig config, ConfiguredHelpers helpers) {
    return options.endpoints().stream()
        .filter(endpoint -> config.ruleFor(endpoint.uri()).isEmpty())
        .flatMap(
            endpoint ->
                options
                    .helpers()
                    .helperFor(endpoint.uri())
                    .filter(helpers::read)
                    .filter(helper -> isMeant(helper, config))
                    .map(helper -> finding(endpoint, helper, config))
                    .stream());
  }

  /** A helper for everything need not have this; a scope without any answer is another finding. */
  private static boolean isMeant(HelperDeclaration helper, HelperConfig config) {
    return !(helper.scope() instanceof CredentialScope.Default)
        && !UnansweredScope.isUnanswered(helper.scope(), config);
  }

  private static Finding finding(Endpoint endpoint, HelperDeclaration helper, HelperConfig config) {
    Finding finding =
        DESCRIPTION
            .finding(
                endpoint.location(),
                "No rule of the helper configuration answers for " + endpoint.uri().text() + ".")
            .relatedTo(helper.location(), "the helper is asked because of this scope");
    return config.compare(endpoint.uri()).stream()
        .filter(RuleMatch::failsByPortAlone)
        .findFirst()
        .map(
            match ->
                finding.relatedTo(
                    match.rule().places().host(), "this rule would match without the port"))
        .orElse(finding);
  }
}
