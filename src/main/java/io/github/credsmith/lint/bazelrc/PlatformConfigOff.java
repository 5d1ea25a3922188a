package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.ConfigTable;
import io.github.credsmith.bazelrc.ResolvedImport;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Configs for platforms that are never in effect. */
final class PlatformConfigOff implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/platform-config-off",
          Severity.WARNING,
          "Options stand under several platforms, and --enable_platform_specific_config is not set.",
          "Bazel applies them only where somebody writes --config=linux and the like.",
          "Add `common --enable_platform_specific_config`.",
          Example.bazelrc("common:linux --color=yes\ncommon:windows --color=no\n"),
          Example.bazelrc(
              "common --enable_platform_specific_config\ncommon:linux --color=yes\ncommon:windows --color=no\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  private static final Set<String> PLATFORMS =
      Set.of("linux", "macos", "windows", "freebsd", "openbsd");

  @Override
  public List<Finding> check(Workspace workspace) {
    ConfigTable configs = workspace.bazelrc().configs();
    List<String> defined =
        PLATFORMS.stream().filter(configs.definitions()::containsKey).sorted().toList();
    Set<String> used =
        configs.uses().stream().map(ConfigTable.Use::config).collect(Collectors.toSet());
    boolean enabled =
        workspace
            .options()
            .anyMatch(o -> o.option().name().equals("enable_platform_specific_config"));
    // One alone may be a config that people name.
    if (defined.size() < 2 || enabled || !isComplete(workspace)) {
      return List.of();
    }
    return defined.stream()
        .filter(platform -> !used.contains(platform))
        .map(configs.definitions()::get)
        .map(
            definitions ->
                DESCRIPTION.finding(
                    definitions.get(0).location(),
                    "'"
                        + definitions.get(0).line().key()
                        + "' is in effect only with --config on the command line."))
        .toList();
  }

  private static boolean isComplete(Workspace workspace) {
    return workspace.bazelrc().imports().stream()
        .allMatch(i -> i.outcome() == ResolvedImport.Outcome.READ);
  }
}
