package io.github.credsmith.bazelrc;

import io.github.credsmith.context.OperatingSystem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every rc file that Bazel reads in a workspace, with imports in place. What is wrong with the
 * files is in {@link #problems()}; reading goes on after a fault at which Bazel would stop, so that
 * all faults are seen.
 */
public final class BazelrcStack {
  private final BazelVersion version;
  private final Map<Path, BazelrcFile> files;
  private final List<StackEntry> entries;
  private final List<ResolvedImport> imports;
  private final List<StackProblem> problems;
  private final ConfigTable configs;

  BazelrcStack(
      BazelVersion version,
      Map<Path, BazelrcFile> files,
      List<StackEntry> entries,
      List<ResolvedImport> imports,
      List<StackProblem> problems) {
    this.version = version;
    this.files = files;
    this.entries = List.copyOf(entries);
    this.imports = List.copyOf(imports);
    this.problems = List.copyOf(problems);
    this.configs = new ConfigTable(this.entries);
  }

  /**
   * Reads the files.
   *
   * @param version decides about imports with a condition, and about inheritance
   */
  public static BazelrcStack read(RcFileSet set, RcFiles files, BazelVersion version) {
    return new StackReader(set, files, version).read();
  }

  /** The Bazel version the stack was read for. */
  public BazelVersion version() {
    return version;
  }

  /** The files that were read, each once, by absolute path, in the order of their first reading. */
  public Map<Path, BazelrcFile> files() {
    return files;
  }

  /** Every statement in the order Bazel reads them, imports followed by what they import. */
  public List<StackEntry> entries() {
    return entries;
  }

  /** Every import in the order Bazel meets them. */
  public List<ResolvedImport> imports() {
    return imports;
  }

  /** What is wrong with imports and files, in the order Bazel meets it. */
  public List<StackProblem> problems() {
    return problems;
  }

  /** The configs that the files define and use. */
  public ConfigTable configs() {
    return configs;
  }

  /**
   * The options in effect for a command.
   *
   * @param activeConfigs the {@code --config} values of the command line, in order
   * @param platform the host that Bazel runs on, which decides about platform-specific configs
   */
  public EffectiveOptions effectiveOptions(
      BazelCommand command, List<String> activeConfigs, OperatingSystem platform) {
    return new OptionExpansion(configs, sections(command), platform).expand(activeConfigs);
  }

  /**
   * Those sections of a command that some line is for, in the order in which Bazel applies them.
   * Commands that have the same get the same options.
   */
  public List<String> sections(BazelCommand command) {
    return command.sections(version).stream().filter(configs::hasLinesFor).toList();
  }

  /** The server's options, {@code startup} lines without a config, in order. */
  public List<EffectiveOption> startupOptions() {
    return configs.options(new SectionKey(BazelCommand.STARTUP, Optional.empty()));
  }
}
