package io.github.credsmith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.testing.Command;
import io.github.credsmith.testing.ExternalTool;
import io.github.credsmith.testing.Outcome;
import io.github.credsmith.testing.Project;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is the same for every command: usage, streams, encodings, exit codes. */
class CommandLineIT {
  @TempDir private Path folder;

  private Workspace workspace;

  @BeforeEach
  void workspace() {
    workspace = new Workspace(folder);
  }

  @Test
  void withoutCommandThereIsTheUsage() {
    Outcome outcome = workspace.run();
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stdout()).isEmpty();
    assertThat(outcome.stderr()).startsWith("Usage: credsmith").contains("validate", "generate");
  }

  @Test
  void theVersion() throws Exception {
    Outcome outcome = workspace.run("--version");
    String pom = Files.readString(Project.root().resolve("pom.xml"));
    String version = pom.replaceAll("(?s).*?<artifactId>credsmith</artifactId>\\s*<version>", "");
    assertThat(outcome)
        .isEqualTo(
            new Outcome(0, "credsmith " + version.substring(0, version.indexOf('<')) + "\n", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--help | Credentials for a build, as code.",
        "validate --help | Check a spec.",
        "generate --help | Write the files that a spec describes.",
        "schema --help | Print a JSON schema",
        "installer-install --help | Install the program for this user",
        "completion --help | Print a completion script",
      })
  void helpSaysWhatTheCommandDoes(String words, String description) {
    Outcome outcome = workspace.call(words.split(" "));
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.stderr()).isEmpty();
    assertThat(outcome.stdout()).contains("Usage: credsmith", description).doesNotContain("\u001b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vaildate | credsmith: Unmatched argument at index 0: 'vaildate' (see --help)"
            + " | Did you mean: credsmith validate",
        "generate --chekc | credsmith generate: Unknown option: '--chekc' (see --help)"
            + " | Possible solutions: --check",
        "generate --check --diff | credsmith generate: --check, --diff are mutually exclusive |",
        "generate --force --check | credsmith generate: --check, --force are mutually exclusive |",
        "generate --stdout dokcer | credsmith generate: no target 'dokcer'; there is helper-config,"
            + " bazelrc, bazelrc-import, stub, stub-windows, docker, podman (see --help) |",
        "generate --stdout lock | credsmith generate: no target 'lock' |",
        "generate --stdout | credsmith generate: Missing required parameter for option '--stdout' |",
        "generate --workspace nowhere | credsmith generate: 'nowhere' is not a folder |",
        "generate --templates nowhere | credsmith generate: 'nowhere' is not a folder |",
        "validate --workspace nowhere | credsmith validate: 'nowhere' is not a folder |",
        "schema credsmiht | credsmith schema: no schema 'credsmiht'; there is credsmith,"
            + " helper-config, docker-config (see --help) |",
        "schema a b | credsmith schema: Unmatched argument at index 2: 'b' |",
      })
  void wrongUsage(String words, String line, String more) {
    workspace.spec("bazel: {}\n");
    Outcome outcome = workspace.call(words.split(" "));
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stdout()).isEmpty();
    assertThat(outcome.stderr()).startsWith(line).contains(more == null ? "" : more);
    assertThat(outcome.stderr()).hasLineCount(more == null ? 1 : 2);
    assertThat(workspace.snapshot()).containsOnlyKeys("credsmith.yaml");
  }

  @Test
  void wrongUsageEndsTheProcessWith2() {
    assertThat(workspace.run("vaildate").exitCode()).isEqualTo(2);
  }

  @Test
  void aReaderThatHasHadEnough() {
    // Far more than a pipe holds, so that the writer is still writing when the reader leaves.
    StringBuilder spec = new StringBuilder("bazel: {}\ncredentials:\n");
    for (int i = 0; i < 900; i++) {
      spec.append("  - {name: c" + i + ", hosts: [h" + i + ".example], provider: gcs}\n");
    }
    workspace.spec(spec.toString());
    Outcome outcome = piped("| head -n 1", "validate");
    assertThat(outcome.stdout()).hasLineCount(1).startsWith("credsmith.yaml:5:");
    assertThat(outcome.stderr()).isEmpty();
  }

  @Test
  void aClosedStdout() {
    Outcome outcome = piped(">&-", "schema");
    assertThat(outcome.stderr())
        .startsWith("credsmith: stdout cannot be written: ")
        .hasLineCount(1);
    assertThat(outcome.exitCode()).isEqualTo(2);
  }

  @Test
  void aStdoutThatIsFull() {
    Outcome outcome = piped(">/dev/full", "schema");
    assertThat(outcome)
        .isEqualTo(
            new Outcome(2, "", "credsmith: stdout cannot be written: No space left on device\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "POSIX", "C.UTF-8"})
  void theOutputIsUtf8WhateverTheLocale(String locale) {
    workspace.spec("credentials: [{name: ü, hosts: [bücher.example], provider: oci}]\n");
    Outcome outcome =
        workspace.credsmith("validate").with("LC_ALL", locale).with("LANG", locale).run();
    assertThat(outcome.stdout()).contains("{name: ü, hosts: [bücher.example], provider: oci}");
    assertThat(outcome.stdout()).doesNotContain("\u001b");
    assertThat(outcome.exitCode()).isEqualTo(1);
  }

  @Test
  void theFilesAreUtf8WhateverTheLocale() {
    String mine = "# Schlüssel ключ\n";
    workspace.spec("bazel: {}\n").file(".bazelrc", mine);
    assertThat(workspace.credsmith("generate").with("LC_ALL", "C").run().exitCode()).isZero();
    assertThat(workspace.text(".bazelrc")).startsWith(mine);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mkdir $name && cd $name && run get | the working directory's name",
        "run validate $name/credsmith.yaml | a name on the command line"
      })
  void aNameThatTheLocaleCannotSayIsNamedAsTheCause(String script, String what) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String prelude =
        "run() { LC_ALL=C '%s' -jar '%s' \"$@\"; }; name=$(printf 'w\\303\\266'); "
            .formatted(java, Project.jar());
    Outcome outcome =
        Command.of(
                "sh",
                "-c",
                prelude + script + "; code=$?; cd '" + folder + "'; rm -rf \"$name\"; exit $code")
            .in(folder)
            .run();
    assertThat(outcome)
        .isEqualTo(
            new Outcome(
                2,
                "",
                "credsmith: "
                    + what
                    + " cannot be read in this locale, which has no UTF-8: set LC_ALL=C.UTF-8 in the"
                    + " environment\n"));
  }

  @Test
  void aFaultOfItsOwnIsOneLineWithoutSecrets() {
    Writer broken =
        new Writer() {
          @Override
          public void write(char[] buffer, int offset, int length) {
            throw new StackOverflowError("canary-8d1f");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    StringWriter err = new StringWriter();
    Session session = Sessions.in(folder, broken, err);
    assertThat(Main.run(session, "schema")).isEqualTo(70);
    assertThat(err.toString())
        .startsWith("credsmith: a fault of credsmith's own: StackOverflowError at ")
        .hasLineCount(1)
        .doesNotContain("canary");
  }

  @Test
  void theCompletionScriptCompletesCredsmith() {
    String bash = ExternalTool.require("bash").toString();
    Outcome script = workspace.run("completion");
    assertThat(script.exitCode()).isZero();
    workspace.file("completion.bash", script.stdout());
    assertThat(Command.of(bash, "-n", "completion.bash").in(folder).run())
        .isEqualTo(new Outcome(0, "", ""));
    String ask =
        """
        source ./completion.bash
        complete -p credsmith
        COMP_WORDS=(credsmith gen) COMP_CWORD=1 COMP_LINE='credsmith gen' COMP_POINT=13
        _complete_credsmith credsmith gen credsmith
        echo "${COMPREPLY[@]}"
        COMP_WORDS=(credsmith generate --ch) COMP_CWORD=2
        _complete_credsmith credsmith --ch generate
        echo "${COMPREPLY[@]}"
        """;
    Outcome completed = Command.of(bash, "--norc", "-c", ask).in(folder).run();
    assertThat(completed.stdout().lines().toList().subList(1, 3))
        .containsExactly("generate", "--check");
    assertThat(completed.stdout()).startsWith("complete ").contains(" credsmith\n");
  }

  /** The command with its stdout led elsewhere by a shell. */
  private Outcome piped(String redirection, String... arguments) {
    List<String> words =
        new ArrayList<>(
            List.of(
                ExternalTool.require("bash").toString(), "-c", "\"$@\" " + redirection, "bash"));
    words.addAll(workspace.credsmith(arguments).words());
    return Command.of(words).in(folder).run();
  }
}
