package io.github.credsmith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.testing.Command;
import io.github.credsmith.testing.ExternalTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C at any moment: each file is as it was or as it is to be, and no other is left. */
class InterruptIT {
  private static final int INTERRUPTED = 128 + 2;
  private static final int RUNS = 12;
  private static final String SPEC =
      """
      bazel: {platforms: [linux, windows], rc: {file: own.bazelrc, importFrom: .bazelrc}}
      docker: {config: {}, authFile: {}}
      credentials:
        - {name: hub, hosts: [docker.io], provider: oci}
      """;

  @TempDir private Path folder;

  @Test
  void whileTheSpecIsBeingRead() throws Exception {
    Workspace workspace = new Workspace(folder).file(".bazelrc", "build --keep_going\n");
    Path spec = workspace.path("credsmith.yaml");
    assertThat(Command.of(ExternalTool.require("mkfifo").toString(), spec.toString()).run())
        .extracting("exitCode")
        .isEqualTo(0);
    Process process = start(workspace);
    try (var writer = Files.newOutputStream(spec)) { // opens once the process has opened it too
      interrupt(process);
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      writer.flush();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).isEqualTo(INTERRUPTED);
    assertThat(workspace.text(".bazelrc")).isEqualTo("build --keep_going\n");
    Files.delete(spec);
    assertThat(workspace.snapshot()).containsOnlyKeys(".bazelrc");
  }

  @Test
  void atAnyOtherMoment() throws Exception {
    Map<String, String> before = workspace("before").snapshot();
    Workspace finished = workspace("finished");
    assertThat(finished.call("generate").exitCode()).isZero();
    Map<String, String> after = finished.snapshot();
    Random random = new Random(1);
    for (int run = 0; run < RUNS; run++) {
      Workspace workspace = workspace("run" + run);
      Process process = start(workspace);
      // However long this is, what follows holds: the delay only spreads the moments.
      process.waitFor(random.nextInt(1200), TimeUnit.MILLISECONDS);
      interrupt(process);
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isIn(0, INTERRUPTED);
      assertThat(workspace.snapshot()).isIn(before, after);
    }
  }

  private Workspace workspace(String name) throws IOException {
    Path root = Files.createDirectory(folder.resolve(name));
    return new Workspace(root).spec(SPEC).file(".bazelrc", "build --keep_going\n");
  }

  private static Process start(Workspace workspace) throws IOException {
    return workspace
        .credsmith("generate")
        .builder()
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void interrupt(Process process) throws Exception {
    new ProcessBuilder(List.of("kill", "-INT", String.valueOf(process.pid()))).start().waitFor();
  }
}
