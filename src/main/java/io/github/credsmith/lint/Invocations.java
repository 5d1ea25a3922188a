package io.github.credsmith.lint;

import io.github.credsmith.bazelrc.BazelCommand;
import io.github.credsmith.bazelrc.BazelOption;
import io.github.credsmith.bazelrc.BazelrcStack;
import io.github.credsmith.bazelrc.ConfigTable;
import io.github.credsmith.bazelrc.EffectiveOptions;
import io.github.credsmith.bazelrc.StackEntry;
import io.github.credsmith.bazelrc.Statement;
import io.github.credsmith.context.OperatingSystem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ways to call Bazel that the rc files of a workspace tell apart: every command that fetches,
 * without a config and with each config that a person would name, on each platform that the files
 * distinguish. A config that the files themselves use is in effect through them alone.
 */
final class Invocations {
  private static final String PLATFORM_CONFIG = "enable_platform_specific_config";
  private static final List<OperatingSystem> PLATFORMS =
      List.of(OperatingSystem.LINUX, OperatingSystem.MACOS, OperatingSystem.WINDOWS);

  private final BazelrcStack stack;
  private final Map<BazelCommand, List<String>> sections = new EnumMap<>(BazelCommand.class);
  private final Map<List<BazelOption>, CredentialOptions> shared = new HashMap<>();

  /** By what decides which options an invocation gets. */
  private final Map<List<Object>, Invocation> expanded = new HashMap<>();

  Invocations(BazelrcStack stack) {
    this.stack = stack;
  }

  List<Invocation> all() {
    List<Optional<String>> configs = new ArrayList<>();
    configs.add(Optional.empty());
    namedConfigs().forEach(config -> configs.add(Optional.of(config)));
    List<Invocation> invocations = new ArrayList<>();
    for (OperatingSystem platform : platforms()) {
      for (BazelCommand command : commands()) {
        for (Optional<String> config : configs) {
          if (config.isEmpty() || appliesTo(command, config.get())) {
            invocations.add(invocation(command, config, platform));
          }
        }
      }
    }
    return invocations;
  }

  private Invocation invocation(
      BazelCommand command, Optional<String> config, OperatingSystem platform) {
    Optional<OperatingSystem> deciding =
        Optional.of(platform).filter(os -> appliesTo(command, configName(os)));
    Invocation like =
        expanded.computeIfAbsent(
            List.of(sections(command), config, deciding),
            inputs -> expanded(command, config, platform));
    return new Invocation(command, config, platform, like.options(), like.credentials());
  }

  private Invocation expanded(
      BazelCommand command, Optional<String> config, OperatingSystem platform) {
    EffectiveOptions options =
        stack.effectiveOptions(command, config.map(List::of).orElse(List.of()), platform);
    CredentialOptions credentials =
        shared.computeIfAbsent(
            CredentialOptions.among(options),
            among -> new CredentialOptions(among, options.helperScopes()));
    return new Invocation(command, config, platform, options, credentials);
  }

  private List<OperatingSystem> platforms() {
    return distinguishesPlatforms() ? PLATFORMS : List.of(OperatingSystem.LINUX);
  }

  /** The config that Bazel applies on a platform. */
  private static String configName(OperatingSystem platform) {
    return platform.name().toLowerCase(Locale.ROOT);
  }

  private boolean distinguishesPlatforms() {
    return options().anyMatch(option -> option.name().equals(PLATFORM_CONFIG));
  }

  /** The commands that fetch and that some line is for, and those that most people use. */
  private Set<BazelCommand> commands() {
    Set<BazelCommand> commands =
        EnumSet.of(BazelCommand.BUILD, BazelCommand.QUERY, BazelCommand.MOD, BazelCommand.FETCH);
    lines()
        .flatMap(line -> BazelCommand.named(line.key().command()).stream())
        .filter(BazelCommand::fetches)
        .forEach(commands::add);
    return commands;
  }

  /** The configs that no line uses and that have something to do with credentials. */
  private Set<String> namedConfigs() {
    Set<String> used =
        stack.configs().uses().stream().map(ConfigTable.Use::config).collect(Collectors.toSet());
    if (distinguishesPlatforms()) {
      for (OperatingSystem platform : OperatingSystem.values()) {
        used.add(configName(platform));
      }
    }
    return stack.configs().definitions().entrySet().stream()
        .filter(entry -> !used.contains(entry.getKey()))
        .filter(entry -> entry.getValue().stream().anyMatch(Invocations::matters))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static boolean matters(ConfigTable.Definition definition) {
    return definition.line().options().stream()
        .anyMatch(option -> option.credentialFlag().isPresent() || option.name().equals("config"));
  }

  private boolean appliesTo(BazelCommand command, String config) {
    return stack.configs().definitions().getOrDefault(config, List.of()).stream()
        .anyMatch(definition -> sections(command).contains(definition.line().key().command()));
  }

  private List<String> sections(BazelCommand command) {
    return sections.computeIfAbsent(command, stack::sections);
  }

  private Stream<Statement.OptionsLine> lines() {
    return stack.entries().stream()
        .map(StackEntry::statement)
        .filter(Statement.OptionsLine.class::isInstance)
        .map(Statement.OptionsLine.class::cast);
  }

  private Stream<BazelOption> options() {
    return lines().flatMap(line -> line.options().stream());
  }
}
