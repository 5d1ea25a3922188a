package io.github.credsmith.document;

/** How much a finding matters; the natural order is from least to most. */
public enum Severity {
  /** Worth knowing; nothing is wrong. */
  INFO,
  /** Works now, but does not do what its author seems to expect, or will stop working. */
  WARNING,
  /** A build fails, or a secret leaks. */
  ERROR
}
