package io.github.credsmith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.testing.Command;
import io.github.credsmith.testing.CredsmithProcess;
import io.github.credsmith.testing.ExternalTool;
import io.github.credsmith.testing.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar with a terminal, which script(1) makes. */
class LintTerminalIT {
  private static final String COLOUR = "\u001b[";

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve(".bazelrc"), "biuld --color=yes\n");
  }

  /** The command's output as its terminal gets it; {@code redirection} is the shell's. */
  private Outcome atTerminal(String redirection) {
    String script = ExternalTool.require("script").toString();
    List<String> words = CredsmithProcess.credsmith("lint").words();
    String line = words.stream().map(w -> "'" + w + "'").collect(Collectors.joining(" "));
    return plain(Command.of(script, "-qec", line + redirection, "/dev/null")).run();
  }

  private Command plain(Command command) {
    return command
        .in(folder)
        .with("TERM", "xterm")
        .without("NO_COLOR")
        .without("CLICOLOR")
        .without("CLICOLOR_FORCE");
  }

  @Test
  void aTerminalGetsColours() {
    Outcome outcome = atTerminal("");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.stdout()).contains(COLOUR + "1;33mwarning:").contains("1 warning");
  }

  @Test
  void aTerminalGetsThemWhateverStandardInputIs() {
    assertThat(atTerminal(" </dev/null").stdout()).contains(COLOUR);
  }

  @Test
  void aPipeGetsNone() {
    assertThat(atTerminal(" | cat").stdout()).contains("warning:").doesNotContain(COLOUR);
  }

  @Test
  void aFileGetsNone() {
    Outcome outcome = plain(CredsmithProcess.credsmith("lint")).run();

    assertThat(outcome.stdout()).contains("warning:").doesNotContain(COLOUR);
    assertThat(outcome.stderr()).isEmpty();
  }

  private Outcome lintStdin(String before, String after) {
    List<String> words =
        CredsmithProcess.credsmith("lint", "--stdin", "--stdin-filename", ".bazelrc").words();
    String line = words.stream().map(w -> "'" + w + "'").collect(Collectors.joining(" "));
    return plain(Command.of("sh", "-c", before + line + after)).run();
  }

  @Test
  void standardInputIsAPipeOrAFile() {
    String report = lintStdin("echo tset --color=yes | ", "").stdout();

    assertThat(report).startsWith(".bazelrc:1:1: warning:").contains("| tset");
    assertThat(lintStdin("", " <.bazelrc").stdout()).contains("| biuld");
  }

  @Test
  void aClosedStandardInputIsAnError() {
    Outcome outcome = lintStdin("", " <&-");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(outcome.stdout()).isEmpty();
    assertThat(outcome.stderr())
        .isEqualTo(".bazelrc:1:1: cannot be read from standard input: it is closed\n");
  }

  @Test
  void aPipeInAFilesPlaceIsNotWaitedFor() throws IOException {
    List<String> names =
        List.of("rc.bazelrc", ".tweag-credential-helper.json", "credsmith.yaml", "k8s.yaml");
    List<String> mkfifo = new ArrayList<>(List.of(ExternalTool.require("mkfifo").toString()));
    mkfifo.addAll(names);
    assertThat(plain(Command.of(mkfifo)).run().exitCode()).isEqualTo(0);
    Files.writeString(folder.resolve(".bazelrc"), "import %workspace%/rc.bazelrc\n");

    Outcome outcome = plain(CredsmithProcess.credsmith("lint")).run();

    assertThat(outcome.stdout())
        .contains("rc.bazelrc:1:1: ", ".tweag-credential-helper.json:1:1: ", "is a pipe");
  }
}
