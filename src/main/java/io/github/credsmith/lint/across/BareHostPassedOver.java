package io.github.credsmith.lint.across;

import io.github.credsmith.bazelrc.CredentialFlag;
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
import io.github.credsmith.uri.InvalidUriException;
import io.github.credsmith.uri.RequestUri;
import java.util.List;

/** A registry that only rules with a path answer for, which rules_img's requests pass over. */
final class BareHostPassedOver implements Rule {
  private static final String RC =
      """
      common --@rules_img//img/settings:credential_helper=%workspace%/tools/credential-helper
      common --credential_helper=ghcr.io=%workspace%/tools/credential-helper
      """;

  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "across/bare-host",
          Severity.WARNING,
          "rules_img asks for a registry as a whole, and the rules for that registry are for paths only.",
          "Its request is the bare host, which no rule with a path answers, so images are loaded and pushed without the helper's"
              + " credentials.",
          "Add a rule for the host without a path below it, or leave the path out.",
          Example.bazelrc(RC)
              .and(
                  ".tweag-credential-helper.json",
                  "{\"urls\": [{\"host\": \"ghcr.io\", \"path\": \"/v2/acme/*\", \"helper\": \"oci\"}]}\n")
              .andHelper(),
          Example.bazelrc(RC)
              .and(
                  ".tweag-credential-helper.json",
                  "{\"urls\": [\n  {\"host\": \"ghcr.io\", \"path\": \"/v2/acme/*\", \"helper\": \"oci\"},\n  {\"host\": \"ghcr.io\", \"helper\": \"oci\"}\n]}\n")
              .andHelper());

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    boolean asked =
        workspace
            .options()
            .anyMatch(
                option ->
                    option.sets(CredentialFlag.RULES_IMG_CREDENTIAL_HELPER)
                        || option.sets(CredentialFlag.RULES_IMG_CREDENTIAL_HELPER_OCI_REGISTRY));
    return workspace.helperRules().stream()
        .filter(config -> asked)
        .flatMap(config -> config.rules().stream().filter(rule -> isPassedOver(rule, config)))
        .map(
            rule ->
                DESCRIPTION.finding(
                    rule.places().path(),
                    "No rule answers for the registry '%s' as a whole."
                        .formatted(rule.host().orElseThrow())))
        .toList();
  }

  private static boolean isPassedOver(UrlRule rule, HelperConfig config) {
    return rule.helper() == HelperKind.OCI
        && rule.path().isPresent()
        && rule.host().filter(Glob::isLiteral).isPresent()
        && isUnanswered(rule.host().get().pattern(), config);
  }

  private static boolean isUnanswered(String host, HelperConfig config) {
    try {
      return config.ruleFor(RequestUri.parse(host)).isEmpty();
    } catch (InvalidUriException noHost) {
      return false;
    }
  }
}
