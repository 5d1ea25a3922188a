package io.github.credsmith;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.testing.Command;
import io.github.credsmith.testing.ExternalTool;
import io.github.credsmith.testing.Outcome;
import io.github.credsmith.testing.Project;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every shell script of the repository, the generated ones in {@code examples} included. */
class ShellScriptsIT {

  @Test
  void shellcheckFindsNothing() throws IOException {
    List<String> words = new ArrayList<>(List.of(ExternalTool.require("shellcheck").toString()));
    words.addAll(scripts("#!/bin/sh", "#!/usr/bin/env bash"));
    assertThat(words).contains("credsmith", ".ci/run");
    Outcome outcome = Command.of(words).run();
    assertThat(outcome.stdout()).isEmpty();
    assertThat(outcome.exitCode()).isZero();
  }

  @Test
  void dashReadsThePosixScripts() throws IOException {
    readsThePosixScripts(List.of(ExternalTool.require("dash").toString(), "-n"));
  }

  @Test
  void busyboxReadsThePosixScripts() throws IOException {
    readsThePosixScripts(List.of(ExternalTool.require("busybox").toString(), "sh", "-n"));
  }

  private static void readsThePosixScripts(List<String> shell) throws IOException {
    for (String script : scripts("#!/bin/sh")) {
      List<String> words = new ArrayList<>(shell);
      words.add(script);
      assertThat(Command.of(words).run()).as(script).isEqualTo(new Outcome(0, "", ""));
    }
  }

  private static Collection<String> scripts(String... firstLines) throws IOException {
    List<String> scripts = new ArrayList<>();
    for (Path file : Project.sources()) {
      if (List.of(firstLines).contains(firstLine(Project.root().resolve(file)))) {
        scripts.add(file.toString());
      }
    }
    return scripts;
  }

  private static String firstLine(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      String start = new String(bytes.readNBytes(80), StandardCharsets.ISO_8859_1);
      return start.lines().findFirst().orElse("");
    }
  }
}
