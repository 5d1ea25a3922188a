package io.github.credsmith.secret;

import java.nio.charset.StandardCharsets;

/** What a command that ran to its end wrote. Prints its exit code only. */
public final class CommandResult {
  private static final int LONGEST_LINE = 200;

  private final int exitCode;
  private final byte[] output;
  private final byte[] errors;

  /**
   * A result.
   *
   * @param exitCode zero for success
   * @param output its standard output
   * @param errors the beginning of its standard error
   */
  public CommandResult(int exitCode, byte[] output, byte[] errors) {
    this.exitCode = exitCode;
    this.output = output.clone();
    this.errors = errors.clone();
  }

  public int exitCode() {
    return exitCode;
  }

  /** Its standard output, which may be a secret. */
  public byte[] output() {
    return output.clone();
  }

  /** Its standard output as UTF-8, which may be a secret. */
  public Secret outputSecret() {
    return Secret.ofUtf8(output);
  }

  /** Whether its standard error contains a text. */
  public boolean errorsContain(String text) {
    return new String(errors, StandardCharsets.UTF_8).contains(text);
  }

  /**
   * The first line of its standard error, fit to be shown: scrubbed, without control characters,
   * cut to a screen's width or two.
   *
   * @return an empty string if it wrote none
   */
  public String errorLine(Redaction redaction) {
    return firstLine(errors, redaction);
  }

  /** As {@link #errorLine}, of standard output: docker credential helpers complain there. */
  public String outputLine(Redaction redaction) {
    return firstLine(output, redaction);
  }

  @Override
  public String toString() {
    return "exit code " + exitCode;
  }

  /** The whole text is scrubbed before a line is taken, so that no secret is cut in two. */
  private static String firstLine(byte[] utf8, Redaction redaction) {
    String scrubbed = redaction.scrub(new String(utf8, StandardCharsets.UTF_8));
    String line =
        scrubbed
            .lines()
            .map(l -> l.replaceAll("\\p{Cntrl}", " ").strip())
            .filter(l -> !l.isEmpty())
            .findFirst()
            .orElse("");
    return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "...";
  }
}
