package io.github.credsmith.secret;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.credsmith.http.TestContexts;

/** Programs that a test needs beside the JDK. */
final class ExternalPrograms {
  private ExternalPrograms() {}

  /** Skips the test if one is missing; on CI, where all are installed, fails it. */
  static void require(String... programs) {
    ProgramSearch search = new ProgramSearch(TestContexts.with("PATH", System.getenv("PATH")));
    for (String program : programs) {
      if (search.find(program).isEmpty()) {
        String reason = "this test needs " + program;
        if ("true".equals(System.getenv("CI"))) {
          fail(reason);
        }
        abort(reason);
      }
    }
  }
}
