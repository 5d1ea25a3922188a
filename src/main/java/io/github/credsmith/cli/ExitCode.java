package io.github.credsmith.cli;

/** What the process ends with. */
final class ExitCode {
  /** Everything is as it should be. */
  static final int OK = 0;

  /** Findings of severity error, drift, or no credentials where they were required. */
  static final int FINDINGS = 1;

  /** The command line is wrong, or an input or output cannot be used. */
  static final int USAGE = 2;

  /** A fault of credsmith's own. */
  static final int INTERNAL = 70;

  private ExitCode() {}
}
