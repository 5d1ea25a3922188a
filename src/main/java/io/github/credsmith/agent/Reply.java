package io.github.credsmith.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a {@code get} writes and ends with, so that the agent can let its caller write the same. As
 * text: the exit code, a line; standard output, a line; then any number of lines of standard error.
 * A shell can take that apart without starting a program.
 *
 * @param exitCode 0 to 255
 * @param output one line without its end; empty for none
 * @param errors lines without their ends
 */
public record Reply(int exitCode, String output, List<String> errors) {
  public Reply {
    errors = List.copyOf(errors);
    if (output.indexOf('\n') >= 0 || errors.stream().anyMatch(line -> line.indexOf('\n') >= 0)) {
      throw new IllegalArgumentException("a line holds a line end");
    }
  }

  /** An answer. */
  public static Reply answer(String output) {
    return new Reply(0, output, List.of());
  }

  /** A failure, told in one line. */
  public static Reply failure(int exitCode, String line) {
    return new Reply(exitCode, "", List.of(line));
  }

  /** This reply with more lines of standard error before its own. */
  public Reply after(List<String> lines) {
    List<String> all = new ArrayList<>(lines);
    all.addAll(errors);
    return new Reply(exitCode, output, all);
  }

  /** As the agent sends it. */
  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(Integer.toString(exitCode));
    lines.add(output);
    lines.addAll(errors);
    return String.join("\n", lines) + "\n";
  }

  /**
   * Reads what the agent sent.
   *
   * @return empty if it is no reply
   */
  static Optional<Reply> parse(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() < 2 || !lines.get(0).matches("\\d{1,3}") || !text.endsWith("\n")) {
      return Optional.empty();
    }
    return Optional.of(
        new Reply(Integer.parseInt(lines.get(0)), lines.get(1), lines.subList(2, lines.size())));
  }

  /** Without the output, which holds secrets. */
  @Override
  public String toString() {
    return "Reply[exitCode=" + exitCode + ", errors=" + errors + "]";
  }
}
