package io.github.credsmith.context;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The environment variables of one caller. Names are compared without regard to case on Windows,
 * exactly elsewhere. Immutable; never prints its values, because many of them are secrets.
 */
public final class Environment {
  private final Map<String, String> variables;

  private Environment(Map<String, String> variables) {
    this.variables = variables;
  }

  /** An environment with exactly these variables, for a caller on {@code os}. */
  public static Environment of(Map<String, String> variables, OperatingSystem os) {
    if (os != OperatingSystem.WINDOWS) {
      return new Environment(Map.copyOf(variables));
    }
    Map<String, String> folded = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    folded.putAll(variables);
    return new Environment(folded);
  }

  /**
   * The value of a variable.
   *
   * @return empty if it is not set; an empty string if it is set to one
   */
  public Optional<String> get(String name) {
    return Optional.ofNullable(variables.get(name));
  }

  /** The value of a variable; empty if it is not set or set to the empty string. */
  public Optional<String> nonEmpty(String name) {
    return get(name).filter(value -> !value.isEmpty());
  }

  /** Every variable, for handing the caller's environment on to a child process. */
  public Map<String, String> variables() {
    return Map.copyOf(variables);
  }

  /**
   * Whether another environment says the same of some variables.
   *
   * @param names whole names, or beginnings of names before a {@code *}
   */
  public boolean agreesWith(Environment other, Collection<String> names) {
    return names.isEmpty() || selected(names).equals(other.selected(names));
  }

  private Map<String, String> selected(Collection<String> names) {
    Map<String, String> selected = new HashMap<>();
    variables()
        .forEach(
            (name, value) -> {
              if (names.stream().anyMatch(pattern -> stands(pattern, name))) {
                selected.put(name, value);
              }
            });
    return selected;
  }

  private static boolean stands(String pattern, String name) {
    return pattern.endsWith("*")
        ? name.startsWith(pattern.substring(0, pattern.length() - 1))
        : name.equals(pattern);
  }

  /** The number of variables only: values may be secrets. */
  @Override
  public String toString() {
    return "Environment[" + variables.size() + " variables]";
  }
}
