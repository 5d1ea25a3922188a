package io.github.credsmith.spec;

import io.github.credsmith.document.Location;
import io.github.credsmith.document.Severity;
import java.util.List;
import java.util.Optional;

/**
 * How much the linter's findings matter in a workspace.
 *
 * @param rules in the order of the spec, which means nothing
 */
public record LintSettings(List<OfRules> rules) {
  /** Every rule's own severity. */
  public static final LintSettings NONE = new LintSettings(List.of());

  private static final String ALL = "/*";

  /**
   * What is said of a rule or a group of rules.
   *
   * @param pattern a rule's id, or {@code GROUP/*}
   * @param severity empty if the findings are to be left out
   * @param location where the pattern stands
   */
  public record OfRules(String pattern, Optional<Severity> severity, Location location) {
    /** Whether this speaks of a rule, by its id or its group. */
    public boolean covers(String rule) {
      return pattern.equals(rule)
          || pattern.endsWith(ALL) && rule.startsWith(pattern.substring(0, pattern.length() - 1));
    }
  }

  public LintSettings {
    rules = List.copyOf(rules);
  }

  /** What counts for a rule: its own entry before that of its group; empty if there is neither. */
  public Optional<OfRules> of(String rule) {
    if (rules.isEmpty()) {
      return Optional.empty(); // as in most specs, for every rule and finding
    }
    return rules.stream()
        .filter(entry -> entry.pattern().equals(rule))
        .findFirst()
        .or(() -> rules.stream().filter(entry -> entry.covers(rule)).findFirst());
  }

  /** Whether the findings of a rule are to be left out. */
  public boolean isOff(String rule) {
    return of(rule).filter(entry -> entry.severity().isEmpty()).isPresent();
  }
}
