package io.github.credsmith.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Installations beside each other and installations cut short. */
class InstallAtOnceIT {
  private static final int AT_ONCE = 8;
  private static final int RUNS = 6;
  private static final int LONGEST = 7000;

  @TempDir private Path folder;

  @Test
  void eightAtOnce() throws Exception {
    Installation user = new Installation(folder.resolve("home"), folder.resolve("data"));
    Path output = folder.resolve("output");
    List<Process> processes = new ArrayList<>();
    try {
      for (int i = 0; i < AT_ONCE; i++) {
        processes.add(
            user.installer()
                .builder()
                .redirectOutput(Path.of(output + "-" + i).toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
      }
      for (int i = 0; i < AT_ONCE; i++) {
        assertThat(processes.get(i).waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(processes.get(i).exitValue()).isZero();
        assertThat(Path.of(output + "-" + i)).hasContent(user.helper() + "\n");
      }
    } finally {
      processes.forEach(Process::destroyForcibly);
    }
    user.requireWhole();
    assertThat(Installation.names(user.helper().getParent())).containsExactly("credential-helper");
    assertThat(user.ask(user.helper())).isEqualTo(Installation.answer());
  }

  /** Whatever the moment: what is there is whole, and the next installation makes up for it. */
  @ParameterizedTest
  @ValueSource(strings = {"KILL", "TERM"})
  void atAnyMoment(String signal) throws Exception {
    Random random = new Random(1);
    Installation user = null;
    for (int run = 0; run < RUNS; run++) {
      user = new Installation(folder.resolve("home" + run), folder.resolve("data" + run));
      Process process =
          user.installer()
              .builder()
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      // However long this is, what follows holds: the delay only spreads the moments.
      process.waitFor(random.nextInt(LONGEST), TimeUnit.MILLISECONDS);
      new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      requireNothingHalf(user, signal.equals("TERM"));
    }
    assertThat(user.installer().run()).isEqualTo(Installation.installed(user.helper()));
    user.requireWhole();
  }

  private static void requireNothingHalf(Installation user, boolean tidy) throws IOException {
    if (Files.exists(user.jar())) {
      assertThat(user.jar()).hasSameBinaryContentAs(Project.jar());
    }
    if (Files.exists(user.archive())) {
      assertThat(user.loadedFromArchive()).contains("io.github.credsmith.cli.Main");
    }
    if (Files.exists(user.helper())) {
      assertThat(user.ask(user.helper())).isEqualTo(Installation.answer());
    }
    if (tidy && Files.exists(user.jar().getParent())) {
      assertThat(Installation.names(user.jar().getParent()))
          .isSubsetOf("credsmith.jar", "credsmith.jsa", "install.lock");
    }
  }
}
