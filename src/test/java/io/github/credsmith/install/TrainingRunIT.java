package io.github.credsmith.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.testing.Command;
import io.github.credsmith.testing.CredsmithProcess;
import io.github.credsmith.testing.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runs whose classes go into the archive do what they are there for. */
class TrainingRunIT {
  @TempDir private Path folder;

  @Test
  void allSucceed() throws IOException {
    TrainingRun.writeFiles(folder);
    for (TrainingRun run : TrainingRun.ALL) {
      Map<String, String> environment = new HashMap<>(run.environmentIn(folder));
      environment.put("PATH", System.getenv("PATH"));
      Command command = CredsmithProcess.withAgent(run.arguments().toArray(String[]::new));
      Outcome outcome = command.in(folder).withOnly(environment).withInput(run.input()).run();
      assertThat(outcome.exitCode()).as(run.arguments() + outcome.stderr()).isZero();
    }
  }
}
