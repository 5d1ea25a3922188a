package io.github.credsmith.testing;

/**
 * How a process ended.
 *
 * @param exitCode its exit code
 * @param stdout everything it wrote to stdout, read as UTF-8
 * @param stderr everything it wrote to stderr, read as UTF-8
 */
public record Outcome(int exitCode, String stdout, String stderr) {}
