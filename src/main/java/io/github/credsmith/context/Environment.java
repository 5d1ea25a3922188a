package io.github.credsmith.context;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The environment variables of one caller. Names are compared without regard to case on Windows,
 * exactly elsewhere. Immutable; never prints its values, because many of them are secrets.
 */
public final class Environment {
  private final Map<String, String> variables;

  /** Are told what is asked for. */
  private final List<UsedInputs> recorders;

  private Environment(Map<String, String> variables, List<UsedInputs> recorders) {
    this.variables = variables;
    this.recorders = recorders;
  }

  /** An environment with exactly these variables, for a caller on {@code os}. */
  public static Environment of(Map<String, String> variables, OperatingSystem os) {
    if (os != OperatingSystem.WINDOWS) {
      return new Environment(Map.copyOf(variables), List.of());
    }
    Map<String, String> folded = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    folded.putAll(variables);
    return new Environment(folded, List.of());
  }

  /**
   * The value of a variable.
   *
   * @return empty if it is not set; an empty string if it is set to one
   */
  public Optional<String> get(String name) {
    String value = variables.get(name);
    if (!recorders.isEmpty()) {
      note(UsedInput.Variable.of(name, value));
    }
    return Optional.ofNullable(value);
  }

  /** The value of a variable; empty if it is not set or set to the empty string. */
  public Optional<String> nonEmpty(String name) {
    return get(name).filter(value -> !value.isEmpty());
  }

  /** Every variable, for handing the caller's environment on to a child process. */
  public Map<String, String> variables() {
    if (!recorders.isEmpty()) {
      note(UsedInput.AllVariables.of(variables));
    }
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

  /** The same environment, of which each use is noted. */
  Environment recording(UsedInputs used) {
    List<UsedInputs> all = new ArrayList<>(recorders);
    all.add(used);
    return new Environment(variables, all);
  }

  private void note(UsedInput input) {
    recorders.forEach(used -> used.note(input));
  }

  /** The number of variables only: values may be secrets. */
  @Override
  public String toString() {
    return "Environment[" + variables.size() + " variables]";
  }
}
