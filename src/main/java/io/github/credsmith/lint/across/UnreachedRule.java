package io.github.credsmith.lint.across;

import io.github.credsmith.bazelrc.CredentialFlag;
import io.github.credsmith.bazelrc.HelperDeclaration;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.helperconfig.HelperConfig;
import io.github.credsmith.helperconfig.HelperKind;
import io.github.credsmith.helperconfig.UrlRule;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import io.github.credsmith.uri.Glob;
import java.util.List;
import java.util.Set;

/** A rule that no scope reaches. */
final class UnreachedRule implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "across/unreached-rule",
          Severity.WARNING,
          "A rule of the helper configuration is for hosts that no scope covers.",
          "Bazel never asks the helper for these hosts, so they are fetched without credentials.",
          "Add `common --credential_helper=HOST=...` for the host, or remove the rule.",
          Example.bazelrc(
                  "common --credential_helper=github.com=%workspace%/tools/credential-helper\n")
              .and(
                  ".tweag-credential-helper.json",
                  "{\"urls\": [\n  {\"host\": \"github.com\", \"helper\": \"github\"},\n  {\"host\": \"storage.googleapis.com\", \"helper\": \"gcs\"}\n]}\n")
              .andHelper(),
          Example.bazelrc(
                  "common --credential_helper=github.com=%workspace%/tools/credential-helper\ncommon --credential_helper=storage.googleapis.com=%workspace%/tools/credential-helper\n")
              .and(
                  ".tweag-credential-helper.json",
                  "{\"urls\": [\n  {\"host\": \"github.com\", \"helper\": \"github\"},\n  {\"host\": \"storage.googleapis.com\", \"helper\": \"gcs\"}\n]}\n")
              .andHelper());

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    Set<HelperDeclaration> declarations = workspace.configuredHelpers().effective();
    if (declarations.isEmpty()) {
      return List.of(); // the file is for something else than Bazel
    }
    List<Glob> reached =
        declarations.stream().flatMap(d -> ScopeGlobs.of(d.scope()).stream()).toList();
    boolean rulesImg = usesRulesImg(workspace);
    return workspace.helperRules().stream()
        .flatMap(config -> config.rules().stream().filter(rule -> isReachable(rule, config)))
        .filter(rule -> !rulesImg || !isAskedByRulesImg(rule.helper()))
        .filter(rule -> !ScopeGlobs.answersSome(rule, reached))
        .map(
            rule ->
                DESCRIPTION.finding(
                    rule.places().host(), "No scope covers '" + rule.host().orElseThrow() + "'."))
        .toList();
  }

  /** One that is not is another finding; one that answers with nothing misses nothing. */
  private static boolean isReachable(UrlRule rule, HelperConfig config) {
    return rule.helper() != HelperKind.NULL && config.shadowedBy(rule).isEmpty();
  }

  /** It asks the helper by itself, without Bazel's scopes. */
  private static boolean usesRulesImg(Workspace workspace) {
    return workspace.options().anyMatch(o -> o.carries(CredentialFlag.Carries.RULES_IMG_HELPER))
        || workspace.moduleFile().filter(m -> m.text().contains("rules_img")).isPresent();
  }

  private static boolean isAskedByRulesImg(HelperKind helper) {
    return helper == HelperKind.OCI || helper == HelperKind.REMOTEAPIS;
  }
}
