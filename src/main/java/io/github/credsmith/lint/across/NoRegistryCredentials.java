package io.github.credsmith.lint.across;

import io.github.credsmith.dockerconfig.DockerConfig;
import io.github.credsmith.dockerconfig.RegistryEntry;
import io.github.credsmith.dockerconfig.RegistryKey;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.helperconfig.ProviderConfig;
import io.github.credsmith.helperconfig.UrlRule;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.UserFiles;
import io.github.credsmith.lint.Workspace;
import io.github.credsmith.uri.Glob;
import java.util.List;
import java.util.Optional;

/** A registry that nobody has logged in to. */
final class NoRegistryCredentials implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "across/no-registry-credentials",
          Severity.INFO,
          "An oci rule has no lookup chain, and your docker configuration has nothing for its registry.",
          "The helper has no credentials for the registry here, so only public images are pulled.",
          "Run `docker login` for the registry, or add a lookup chain to the rule.",
          Example.bazelrc(
                  "common --credential_helper=registry.acme.example=%workspace%/tools/credential-helper\n")
              .and(
                  ".tweag-credential-helper.json",
                  "{\"urls\": [{\"host\": \"registry.acme.example\", \"helper\": \"oci\"}]}\n")
              .andHelper()
              .andPrivate(
                  "~/.docker/config.json",
                  "{\"auths\": {\"ghcr.io\": {\"auth\": \"dXNlcjpmYWtl\"}}}\n"),
          Example.bazelrc(
                  "common --credential_helper=registry.acme.example=%workspace%/tools/credential-helper\n")
              .and(
                  ".tweag-credential-helper.json",
                  "{\"urls\": [{\"host\": \"registry.acme.example\", \"helper\": \"oci\"}]}\n")
              .andHelper()
              .andPrivate(
                  "~/.docker/config.json",
                  "{\"auths\": {\"registry.acme.example\": {\"auth\": \"dXNlcjpmYWtl\"}}}\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    Optional<List<DockerConfig>> configs = workspace.user().flatMap(NoRegistryCredentials::all);
    return configs.isEmpty()
        ? List.of()
        : workspace.helperRules().stream()
            .flatMap(config -> config.rules().stream())
            .filter(NoRegistryCredentials::asksDockerAlone)
            .filter(rule -> rule.host().filter(Glob::isLiteral).isPresent())
            .filter(rule -> isUnknown(rule.host().orElseThrow().pattern(), configs.get()))
            .map(
                rule ->
                    DESCRIPTION.finding(
                        rule.places().host(),
                        "There are no credentials for '" + rule.host().orElseThrow() + "' here."))
            .toList();
  }

  /** Empty if one of them cannot be read: it might be the one. */
  private static Optional<List<DockerConfig>> all(UserFiles user) {
    return user.dockerConfigs().stream().anyMatch(file -> file.failure().isPresent())
        ? Optional.empty()
        : Optional.of(
            user.dockerConfigs().stream().flatMap(file -> file.content().stream()).toList());
  }

  private static boolean asksDockerAlone(UrlRule rule) {
    return rule.config() instanceof ProviderConfig.OciConfig config
        && config.parseDockerConfig()
        && !config.hasChain(rule.host());
  }

  private static boolean isUnknown(String registry, List<DockerConfig> configs) {
    return configs.stream()
        .map(config -> config.entryFor(RegistryKey.of(registry), Optional.empty()))
        .allMatch(
            entry ->
                entry instanceof RegistryEntry.Nothing nothing
                    && nothing.reason() != RegistryEntry.Reason.OTHER_REPOSITORIES);
  }
}
