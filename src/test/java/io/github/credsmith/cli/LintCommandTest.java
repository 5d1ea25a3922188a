package io.github.credsmith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {
  @TempDir private Path root;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return Commands.all(Sessions.in(root, out, err)).execute(args);
  }

  private void write(String path, String text) throws IOException {
    Files.createDirectories(root.resolve(path).getParent());
    Files.writeString(root.resolve(path), text);
  }

  @Test
  void findingsAreShownWithTheirLineAndCounted() throws IOException {
    write(".bazelrc", "import %workspace%/no.bazelrc\n");

    assertThat(run("lint")).isEqualTo(ExitCode.FINDINGS);
    assertThat(out.toString())
        .isEqualTo(
            """
            .bazelrc:1:8: error: The imported file '%workspace%/no.bazelrc' does not exist. [bazelrc/missing-import]
              1 | import %workspace%/no.bazelrc
                |        ^^^^^^^^^^^^^^^^^^^^^^
              why: Bazel ends every command with an error.
              fix: Create the file, or write try-import if it may be absent.
            1 file in 1 workspace: 1 error
            """);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void warningsDoNotFail() throws IOException {
    write(".bazelrc", "biuld --color=yes\n");

    assertThat(run("lint")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("bazelrc/unknown-command").contains("1 warning");
  }

  @Test
  void lesserFindingsAreLeftOutOnRequest() throws IOException {
    write(".bazelrc", "biuld --color=yes\nbuild\n");

    assertThat(run("lint", "--severity", "error")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).isEqualTo("1 file in 1 workspace: no findings\n");
  }

  @Test
  void nestedWorkspacesAreNamedByTheirPath() throws IOException {
    write("MODULE.bazel", "");
    write("e2e/.bazelrc", "biuld --color=yes\n");

    run("lint", ".");

    assertThat(out.toString()).startsWith("e2e/.bazelrc:1:1: warning:").contains("2 workspaces");
  }

  @Test
  void ofANamedFileOnlyItsOwnFindingsAreShown() throws IOException {
    write(".bazelrc", "biuld --color=yes\n");
    write("tools/ci.bazelrc", "tset --color=yes\n");

    run("lint", "tools/ci.bazelrc");

    assertThat(out.toString()).contains("tools/ci.bazelrc:1:1").doesNotContain("\n.bazelrc:");
  }

  @Test
  void secretsAreBlottedOutOfTheLinesShown() throws IOException {
    write(
        ".bazelrc",
        "build --remote_header=x-api-key=hunter2hunter2XYZ9 # key=hunter2\nbiuld --api_key=hunter2\n");

    run("lint");

    assertThat(out.toString()).contains("literal-secret").doesNotContain("hunter2");
  }

  @Test
  void reportsForMachinesGoToAFile() throws IOException {
    write(".bazelrc", "biuld --color=yes\n");

    assertThat(run("lint", "--format", "sarif", "--output", "report.sarif")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).isEmpty();
    assertThat(root.resolve("report.sarif")).content().contains("\"bazelrc/unknown-command\"");
  }

  @Test
  void aPathThatIsNotThereIsAnErrorAndTheOthersAreLinted() throws IOException {
    write(".bazelrc", "biuld --color=yes\n");

    assertThat(run("lint", "absent", ".bazelrc")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("absent: does not exist");
    assertThat(out.toString()).contains("1 warning");
  }

  @Test
  void aReportThatCannotBeWrittenIsAnError() {
    assertThat(run("lint", "--output", "no/such/folder")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .contains("no/such/folder: cannot be written: its folder does not exist");
  }

  @Test
  void rulesAreListedAndExplained() {
    assertThat(run("rules")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("across/unanswered-scope", "ignore/unused");
    assertThat(run("rules", "bazelrc/missing-import")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("# bazelrc/missing-import", "## Good");
    assertThat(run("rules", "no/such")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("no rule 'no/such'");
  }
}
