package io.github.credsmith.secret;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A program to run. Other users of the machine can see its arguments, so a secret goes into the
 * input.
 */
public final class Command {
  private final List<String> arguments;
  private final byte[] input;
  private final Map<String, String> variables;

  /**
   * A command.
   *
   * @param arguments the program, by name or path, and its arguments; none of them secret
   * @param input what it reads from standard input, perhaps empty
   */
  public Command(List<String> arguments, byte[] input) {
    this(arguments, input, Map.of());
  }

  private Command(List<String> arguments, byte[] input, Map<String, String> variables) {
    if (arguments.isEmpty()) {
      throw new IllegalArgumentException("a command has a program");
    }
    this.arguments = List.copyOf(arguments);
    this.input = input.clone();
    this.variables = Map.copyOf(variables);
  }

  /** The same command with a variable that the caller's environment does not have; no secret. */
  public Command with(String name, String value) {
    Map<String, String> more = new HashMap<>(variables);
    more.put(name, value);
    return new Command(arguments, input, more);
  }

  public List<String> arguments() {
    return arguments;
  }

  /** The program as it was named. */
  public String program() {
    return arguments.get(0);
  }

  /** What the program's environment has besides the caller's. */
  public Map<String, String> variables() {
    return variables;
  }

  public byte[] input() {
    return input.clone();
  }

  /** The program and its arguments; not the input. */
  @Override
  public String toString() {
    return String.join(" ", arguments);
  }
}
