package io.github.credsmith.bazelrc;

import java.util.Optional;

/**
 * The first word of an options line, {@code COMMAND[:CONFIG]}.
 *
 * @param command as written; may be no command that Bazel knows
 * @param config what follows the first colon, possibly empty; absent without a colon
 */
public record SectionKey(String command, Optional<String> config) {
  /** Splits at the first colon, unless the word begins with it. */
  public static SectionKey parse(String word) {
    int colon = word.indexOf(':');
    return colon <= 0
        ? new SectionKey(word, Optional.empty())
        : new SectionKey(word.substring(0, colon), Optional.of(word.substring(colon + 1)));
  }

  /** Written out, as {@link #hashCode}: configs are looked up by it at every turn. */
  @Override
  public boolean equals(Object other) {
    return other instanceof SectionKey key
        && command.equals(key.command)
        && config.equals(key.config);
  }

  @Override
  public int hashCode() {
    return 31 * command.hashCode() + config.hashCode();
  }

  /** The word as written. */
  @Override
  public String toString() {
    return config.map(name -> command + ":" + name).orElse(command);
  }
}
