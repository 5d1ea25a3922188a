package io.github.credsmith.lint.across;

import io.github.credsmith.bazelrc.CredentialScope;
import io.github.credsmith.bazelrc.HelperDeclaration;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.helperconfig.HelperConfig;
import io.github.credsmith.lint.ConfiguredHelpers;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import io.github.credsmith.uri.BuildBuddy;
import io.github.credsmith.uri.Glob;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A domain and the hosts below it that get different answers. */
final class DifferentApex implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "across/apex",
          Severity.WARNING,
          "A *. scope covers the domain itself and all hosts below it, and the helper configuration answers for one of the two alone.",
          "Bazel asks the helper for both; for the other one the build goes on without credentials.",
          "Write two rules: one for the domain and one with `*.` before it.",
          Example.bazelrc(
                  "common --credential_helper=*.acme.example=%workspace%/tools/credential-helper\n")
              .and(
                  ".tweag-credential-helper.json",
                  "{\"urls\": [{\"host\": \"*.acme.example\", \"helper\": \"oci\"}]}\n")
              .andHelper(),
          Example.bazelrc(
                  "common --credential_helper=*.acme.example=%workspace%/tools/credential-helper\n")
              .and(
                  ".tweag-credential-helper.json",
                  "{\"urls\": [\n  {\"host\": \"acme.example\", \"helper\": \"oci\"},\n  {\"host\": \"*.acme.example\", \"helper\": \"oci\"}\n]}\n")
              .andHelper());

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  /** Domains under which vendors give every customer a host, and that serve nothing themselves. */
  private static final Set<String> VENDORS =
      Set.of(
          "amazonaws.com",
          "r2.cloudflarestorage.com",
          "pkg.dev",
          "blob.core.windows.net",
          "blob.core.chinacloudapi.cn",
          "blob.core.usgovcloudapi.net",
          "azurecr.io",
          "app.snowflake.com",
          "githubusercontent.com",
          BuildBuddy.DOMAIN);

  @Override
  public List<Finding> check(Workspace workspace) {
    Optional<HelperConfig> config = workspace.helperRules();
    ConfiguredHelpers helpers = workspace.configuredHelpers();
    return config.isEmpty()
        ? List.of()
        : helpers.effective().stream()
            .flatMap(declaration -> finding(declaration, config.get(), helpers, workspace))
            .toList();
  }

  private static Stream<Finding> finding(
      HelperDeclaration declaration,
      HelperConfig config,
      ConfiguredHelpers helpers,
      Workspace workspace) {
    if (!(declaration.scope() instanceof CredentialScope.DomainSuffix scope)
        || VENDORS.contains(scope.domain())) {
      return Stream.empty();
    }
    String domain = scope.domain();
    boolean answered = answers(config, List.of(new Glob(domain)));
    boolean apex = answered || isScoped(domain, helpers);
    boolean below = answers(config, List.of(ScopeGlobs.below(domain)));
    if (apex == below || !answered && !below) {
      return Stream.empty();
    }
    String missing = apex ? "the hosts below '" + domain + "'" : "'" + domain + "' itself";
    Finding finding =
        DESCRIPTION.finding(
            helpers.scopeOf(declaration),
            "The scope '" + scope + "' covers " + missing + ", and no rule answers there.");
    return Stream.of(
        apex ? finding : finding.mendedBy(new ApexRule(workspace, config).insertion(domain)));
  }

  private static boolean answers(HelperConfig config, List<Glob> authorities) {
    return config.rules().stream().anyMatch(r -> ScopeGlobs.answersSome(r, authorities));
  }

  /** Whether a scope of its own says what is asked for the domain itself. */
  private static boolean isScoped(String domain, ConfiguredHelpers helpers) {
    return helpers.effective().stream()
        .anyMatch(other -> other.scope().equals(new CredentialScope.ExactHost(domain)));
  }
}
