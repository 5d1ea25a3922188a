package io.github.credsmith.bazelrc;

import io.github.credsmith.document.Location;
import java.util.List;

/**
 * An option that a command gets from a rc file.
 *
 * @param option the option
 * @param key the command and config of its line
 * @param imports the imports that led to its file
 * @param configs the configs that brought it in, outermost first; empty for a line without a config
 */
public record EffectiveOption(
    BazelOption option, SectionKey key, ImportChain imports, List<String> configs) {
  public EffectiveOption {
    configs = List.copyOf(configs);
  }

  /** Where the option stands, its value included. */
  public Location location() {
    return option.location();
  }
}
