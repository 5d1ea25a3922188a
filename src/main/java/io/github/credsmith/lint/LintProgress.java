package io.github.credsmith.lint;

/** Is told how far a run is. */
@FunctionalInterface
public interface LintProgress {
  /**
   * A workspace is about to be linted.
   *
   * @param done how many have been
   * @param total how many there are
   */
  void at(int done, int total);
}
