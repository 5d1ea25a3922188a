package io.github.credsmith.lint.across;

import io.github.credsmith.bazelrc.CredentialScope;
import io.github.credsmith.bazelrc.HelperDeclaration;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.helperconfig.HelperConfig;
import io.github.credsmith.helperconfig.UrlRule;
import io.github.credsmith.lint.ConfiguredHelpers;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import io.github.credsmith.uri.Glob;
import java.util.List;
import java.util.Optional;

/** A scope that no rule answers. */
final class UnansweredScope implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "across/unanswered-scope",
          Severity.ERROR,
          "Bazel asks the helper for a scope, and no rule of the helper configuration matches any of its URLs.",
          "The helper answers with nothing, the build goes on without credentials and fails with 401 or 403.",
          "Add a rule for the host; in the helper configuration `*.` covers the hosts below alone, and a port counts.",
          Example.bazelrc(
                  "common --credential_helper=s3.amazonaws.com=%workspace%/tools/credential-helper\n")
              .and(
                  ".tweag-credential-helper.json",
                  "{\"urls\": [{\"host\": \"*.s3.amazonaws.com\", \"helper\": \"s3\"}]}\n")
              .andHelper(),
          Example.bazelrc(
                  "common --credential_helper=s3.amazonaws.com=%workspace%/tools/credential-helper\n")
              .and(
                  ".tweag-credential-helper.json",
                  "{\"urls\": [{\"host\": \"s3.amazonaws.com\", \"helper\": \"s3\"}]}\n")
              .andHelper());

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    Optional<HelperConfig> config = workspace.helperRules();
    if (config.isEmpty() || config.get().rules().isEmpty()) {
      return List.of();
    }
    ConfiguredHelpers helpers = workspace.configuredHelpers();
    return helpers.effective().stream()
        .filter(declaration -> isUnanswered(declaration.scope(), config.get()))
        .map(declaration -> finding(declaration, helpers, config.get()))
        .toList();
  }

  static boolean isUnanswered(CredentialScope scope, HelperConfig config) {
    List<Glob> authorities = ScopeGlobs.of(scope);
    return config.rules().stream().noneMatch(r -> ScopeGlobs.answersSome(r, authorities));
  }

  private static Finding finding(
      HelperDeclaration declaration, ConfiguredHelpers helpers, HelperConfig config) {
    String host = declaration.scope().toString();
    String example = host.startsWith("*.") ? "some" + host.substring(1) : host;
    Finding finding =
        DESCRIPTION.finding(
            helpers.scopeOf(declaration),
            "No rule of the helper configuration answers for '"
                + host
                + "', such as https://"
                + example
                + "/.");
    return config.rules().stream()
        .filter(rule -> isMeant(rule, host))
        .findFirst()
        .map(rule -> finding.relatedTo(rule.places().host(), "this rule does not match it"))
        .orElse(finding);
  }

  /** Whether a rule differs by the {@code *.} alone. */
  private static boolean isMeant(UrlRule rule, String scope) {
    return rule.host()
        .map(Glob::pattern)
        .filter(host -> host.equals("*." + scope) || scope.equals("*." + host))
        .isPresent();
  }
}
