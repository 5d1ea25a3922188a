package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.CredentialFlag;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.helperconfig.HelperKind;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.RcOption;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** A rules_img helper that stands before the docker config. */
final class RulesImgShadow implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/rules-img-shadow",
          Severity.WARNING,
          "rules_img is given one helper for everything, and the helper has nothing for registries.",
          "rules_img asks the helper before the docker configuration, also when it pushes and loads images.",
          "Set `--@rules_img//img/settings:credential_helper_remote_cache` instead, or add an oci rule.",
          Example.bazelrc(
                  "common --@rules_img//img/settings:credential_helper=%workspace%/tools/credential-helper\ncommon --credential_helper=cache.acme.example=%workspace%/tools/credential-helper\n")
              .and(
                  ".tweag-credential-helper.json",
                  "{\"urls\": [{\"host\": \"cache.acme.example\", \"helper\": \"remoteapis\", \"config\": {\"auth_method\": \"basic_auth\"}}]}\n")
              .andHelper(),
          Example.bazelrc(
                  "common --@rules_img//img/settings:credential_helper_remote_cache=%workspace%/tools/credential-helper\ncommon --credential_helper=cache.acme.example=%workspace%/tools/credential-helper\n")
              .and(
                  ".tweag-credential-helper.json",
                  "{\"urls\": [{\"host\": \"cache.acme.example\", \"helper\": \"remoteapis\", \"config\": {\"auth_method\": \"basic_auth\"}}]}\n")
              .andHelper());

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    boolean scoped =
        workspace
            .options()
            .anyMatch(o -> o.sets(CredentialFlag.RULES_IMG_CREDENTIAL_HELPER_OCI_REGISTRY));
    boolean withoutRegistries =
        workspace
            .helperRules()
            .filter(c -> c.rules().stream().noneMatch(rule -> rule.helper() == HelperKind.OCI))
            .isPresent();
    return workspace
        .options()
        .filter(option -> withoutRegistries && !scoped)
        .filter(option -> option.sets(CredentialFlag.RULES_IMG_CREDENTIAL_HELPER))
        .map(RcOption::option)
        .map(
            option ->
                DESCRIPTION.finding(
                    option.nameLocation(),
                    "rules_img asks this helper for registries too, and it has no rule for any."))
        .toList();
  }
}
