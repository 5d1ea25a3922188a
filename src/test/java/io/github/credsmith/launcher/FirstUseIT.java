package io.github.credsmith.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.testing.Command;
import io.github.credsmith.testing.CredsmithProcess;
import io.github.credsmith.testing.ExternalTool;
import io.github.credsmith.testing.Outcome;
import io.github.credsmith.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fresh clone in another folder, used for the first time by several processes at once. */
class FirstUseIT {
  private static final int USERS = 4;

  @TempDir private Path scratch;

  @Test
  void buildsOnceTheVeryJarOfThisBuild() throws Exception {
    ExternalTool.require("mvn");
    Path clone = copySources(scratch.resolve("a fresh clone"));
    Command use =
        Command.of(clone.resolve("credsmith").toString(), "--version")
            .in(scratch)
            .with("JAVA_HOME", CredsmithProcess.javaHome().toString())
            .within(Duration.ofMinutes(5));

    List<Outcome> outcomes = atOnce(use);

    Outcome direct = CredsmithProcess.credsmith("--version").run();
    assertThat(outcomes)
        .allSatisfy(
            outcome -> {
              assertThat(outcome.stdout()).isEqualTo(direct.stdout());
              assertThat(outcome.exitCode()).isEqualTo(direct.exitCode());
            });
    assertThat(outcomes).filteredOn(outcome -> outcome.stderr().contains("building")).hasSize(1);
    assertThat(clone.resolve("target/credsmith.jar")).hasSameBinaryContentAs(Project.jar());
  }

  private static List<Outcome> atOnce(Command use) throws Exception {
    Callable<Outcome> run = use::run;
    ExecutorService users = Executors.newFixedThreadPool(USERS);
    try {
      List<Outcome> outcomes = new ArrayList<>();
      for (Future<Outcome> user : users.invokeAll(Collections.nCopies(USERS, run))) {
        outcomes.add(user.get());
      }
      return outcomes;
    } finally {
      users.shutdownNow();
    }
  }

  /** Offline, with the local repository of the build that runs the tests: it has everything. */
  private static Path copySources(Path clone) throws IOException {
    for (Path file : Project.sources()) {
      Path copy = clone.resolve(file.toString());
      Files.createDirectories(copy.getParent());
      Files.copy(Project.root().resolve(file), copy);
    }
    Files.createDirectories(clone.resolve(".mvn"));
    Files.writeString(
        clone.resolve(".mvn/maven.config"),
        "-o\n-Dmaven.repo.local=" + System.getProperty("maven.repo.local") + "\n");
    return clone;
  }
}
