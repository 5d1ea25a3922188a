package io.github.credsmith.testing;

import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Assumptions;

/**
 * Something a test needs of the machine. At a desk its absence skips the test; in CI ({@code
 * CI=true}), where a skipped test goes unnoticed, it fails.
 */
public final class Requirement {
  private Requirement() {}

  /**
   * Goes on only if the machine has what the test needs.
   *
   * @param missing one sentence that says what is missing, shown as the reason
   */
  public static void require(boolean met, String missing) {
    if (!met && "true".equals(System.getenv("CI"))) {
      fail(missing);
    }
    Assumptions.assumeTrue(met, missing);
  }
}
