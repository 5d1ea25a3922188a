package io.github.credsmith.lint;

/** Is told how far a run is, by several threads. */
@FunctionalInterface
public interface LintProgress {
  /**
   * One more workspace has been linted.
   *
   * @param total how many there are; one look at all of them may follow another
   */
  void linted(int total);
}
