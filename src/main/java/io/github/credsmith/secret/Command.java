package io.github.credsmith.secret;

import java.util.List;

/**
 * A program to run. Other users of the machine can see its arguments, so a secret goes into the
 * input.
 */
public final class Command {
  private final List<String> arguments;
  private final byte[] input;

  /**
   * A command.
   *
   * @param arguments the program, by name or path, and its arguments; none of them secret
   * @param input what it reads from standard input, perhaps empty
   */
  public Command(List<String> arguments, byte[] input) {
    if (arguments.isEmpty()) {
      throw new IllegalArgumentException("a command has a program");
    }
    this.arguments = List.copyOf(arguments);
    this.input = input.clone();
  }

  public List<String> arguments() {
    return arguments;
  }

  /** The program as it was named. */
  public String program() {
    return arguments.get(0);
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
