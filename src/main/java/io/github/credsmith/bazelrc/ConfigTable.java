package io.github.credsmith.bazelrc;

import io.github.credsmith.document.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The options of a stack by section, and the configs that are defined and used. */
public final class ConfigTable {
  private final Map<SectionKey, List<EffectiveOption>> sections = new LinkedHashMap<>();
  private final Map<String, List<Definition>> definitions = new LinkedHashMap<>();
  private final Set<String> commands = new HashSet<>();
  private final List<Use> uses = new ArrayList<>();

  /**
   * A line that belongs to a config. {@code startup} lines never do.
   *
   * @param line the line; its key has the config
   * @param imports the imports that led to its file
   */
  public record Definition(Statement.OptionsLine line, ImportChain imports) {
    /** Where the line's first word stands. */
    public Location location() {
      return line.keyword().location();
    }
  }

  /**
   * A {@code --config} in a file.
   *
   * @param value the config's name
   * @param line the line it stands in
   * @param imports the imports that led to its file
   */
  public record Use(BazelOption.Value value, Statement.OptionsLine line, ImportChain imports) {
    /** The config's name. */
    public String config() {
      return value.text();
    }

    /** Where the name stands. */
    public Location location() {
      return value.location();
    }
  }

  ConfigTable(List<StackEntry> entries) {
    for (StackEntry entry : entries) {
      if (entry.statement() instanceof Statement.OptionsLine line) {
        add(line, entry.imports());
      }
    }
  }

  /** The configs that some line defines, with these lines in order; empty lines define nothing. */
  public Map<String, List<Definition>> definitions() {
    return Collections.unmodifiableMap(definitions);
  }

  /** Every {@code --config} with a value, in order. Platform-specific configs need none. */
  public List<Use> uses() {
    return List.copyOf(uses);
  }

  /** The options of one section in order, as they stand. */
  List<EffectiveOption> options(SectionKey key) {
    return Collections.unmodifiableList(sections.getOrDefault(key, List.of()));
  }

  /** Whether some line is for a command or pseudo-command, under whatever config. */
  boolean hasLinesFor(String command) {
    return commands.contains(command);
  }

  boolean defines(String command, String config) {
    return sections.containsKey(new SectionKey(command, Optional.of(config)));
  }

  private void add(Statement.OptionsLine line, ImportChain imports) {
    SectionKey key = line.key();
    commands.add(key.command());
    List<String> config = key.config().map(List::of).orElse(List.of());
    List<EffectiveOption> options = sections.computeIfAbsent(key, k -> new ArrayList<>());
    for (BazelOption option : line.options()) {
      options.add(new EffectiveOption(option, key, imports, config));
      if (option.form() == BazelOption.Form.FLAG && option.name().equals(FlagNames.CONFIG)) {
        option.value().ifPresent(value -> uses.add(new Use(value, line, imports)));
      }
    }
    if (key.config().isPresent() && !key.command().equals(BazelCommand.STARTUP)) {
      definitions
          .computeIfAbsent(key.config().get(), k -> new ArrayList<>())
          .add(new Definition(line, imports));
    }
  }
}
