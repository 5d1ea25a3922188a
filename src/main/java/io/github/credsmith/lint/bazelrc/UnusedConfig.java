package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.ConfigTable;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Invocation;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A config that no line uses. */
final class UnusedConfig implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/unused-config",
          Severity.INFO,
          "A config that has to do with credentials is used by no line.",
          "Its lines are in effect only where the command line says --config.",
          "Nothing, if the command line says so; else use the config or remove it.",
          Example.bazelrc(
                  "common:ci --credential_helper=github.com=%workspace%/tools/credential-helper\n")
              .andHelper(),
          Example.bazelrc(
                  "common --config=ci\ncommon:ci --credential_helper=github.com=%workspace%/tools/credential-helper\n")
              .andHelper());

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    Set<String> named =
        workspace.invocations().stream()
            .map(Invocation::config)
            .flatMap(Optional::stream)
            .collect(Collectors.toSet());
    Map<String, List<ConfigTable.Definition>> definitions =
        workspace.bazelrc().configs().definitions();
    return definitions.entrySet().stream()
        .filter(entry -> named.contains(entry.getKey()))
        .filter(entry -> entry.getValue().stream().anyMatch(UnusedConfig::carriesCredentials))
        .map(entry -> finding(entry.getKey(), entry.getValue().get(0).location()))
        .toList();
  }

  private static boolean carriesCredentials(ConfigTable.Definition definition) {
    return definition.line().options().stream()
        .anyMatch(option -> option.credentialFlag().isPresent());
  }

  private static Finding finding(String config, Location place) {
    return DESCRIPTION.finding(place, "No line uses the config '" + config + "'.");
  }
}
