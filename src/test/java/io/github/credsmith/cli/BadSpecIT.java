package io.github.credsmith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.testing.Outcome;
import io.github.credsmith.testing.Privileges;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Specs that are none: one line that says what and where, the exit code, and nothing written. */
class BadSpecIT {
  private static final String HEADER = "apiVersion: credsmith/v1\nkind: CredentialSpec\n";
  private static final int TEN_MEGABYTES = 10_000_000;

  @TempDir private Path folder;

  private Workspace workspace;

  @BeforeEach
  void neighbours() {
    workspace = new Workspace(folder).file(".bazelrc", "build --keep_going\n");
  }

  @Test
  void anEmptyFile() {
    workspace.file("credsmith.yaml", "");
    refused(2, "credsmith.yaml:1:1: is empty");
  }

  @Test
  void aDirectory() throws Exception {
    Files.createDirectory(workspace.path("credsmith.yaml"));
    refused(2, "credsmith.yaml:1:1: is a directory, not a file");
  }

  @Test
  void noFile() {
    refused(2, "credsmith.yaml:1:1: does not exist");
  }

  @Test
  void anUnreadableFile() {
    workspace.spec("bazel: {}\n").mode("credsmith.yaml", "---------");
    Outcome outcome = Privileges.without(workspace.credsmith("generate")).run();
    workspace.mode("credsmith.yaml", "rw-r--r--");
    assertThat(outcome)
        .isEqualTo(new Outcome(2, "", "credsmith.yaml:1:1: cannot be read: permission denied\n"));
    assertThat(workspace.snapshot()).containsOnlyKeys(".bazelrc", "credsmith.yaml");
  }

  @Test
  void noYaml() {
    workspace.file("credsmith.yaml", "bazel: [a\n");
    refused(2, "credsmith.yaml:2:1: is not YAML: ");
  }

  @Test
  void badUtf8() {
    workspace.file("credsmith.yaml", new byte[] {'a', ':', ' ', (byte) 0xC3, '('});
    refused(2, "credsmith.yaml:1:4: is not UTF-8: invalid byte at offset 3");
  }

  @Test
  void aList() {
    workspace.file("credsmith.yaml", "- apiVersion: credsmith/v1\n");
    refused(1, "credsmith.yaml:1:1: error: the document is a list, but must be a mapping.");
  }

  @Test
  void anotherApiVersion() {
    workspace.file("credsmith.yaml", HEADER.replace("v1", "v2"));
    String said = refused(1, "credsmith.yaml:1:13: error: apiVersion is 'credsmith/v2'");
    assertThat(said).contains("fix: Did you mean 'credsmith/v1'?");
  }

  @Test
  void anUnknownKey() {
    workspace.spec("credentails: []\n");
    String said = refused(1, "credsmith.yaml:3:1: error: the document has the unknown key");
    assertThat(said).contains("'credentails'", "fix: Did you mean 'credentials'?");
  }

  @Test
  void tenMegabytes() {
    workspace.spec("#" + "x".repeat(TEN_MEGABYTES) + "\nbazel: {}\n");
    refused(2, "credsmith.yaml:1:1: is larger than the 4 MiB that are read");
  }

  @Test
  void anAliasBomb() {
    StringBuilder bomb = new StringBuilder("a0: &a0 x\n");
    for (int i = 1; i < 12; i++) {
      String alias = "*a" + (i - 1);
      bomb.append("a" + i + ": &a" + i + " [" + (alias + ", ").repeat(9) + alias + "]\n");
    }
    workspace.spec(bomb.toString());
    refused(2, "credsmith.yaml:9:25: has more than 500000 values, aliases expanded");
  }

  @Test
  void aTab() {
    workspace.spec("bazel:\n\tversion: 8.4.2\n");
    refused(2, "credsmith.yaml:4:1: is not YAML: a tab where only spaces can indent");
  }

  /** Both commands say it, in one place each, and change nothing. */
  private String refused(int exitCode, String... line) {
    Map<String, String> before = workspace.snapshot();
    Outcome validate = workspace.call("validate");
    Outcome generate = workspace.run("generate", "--force");
    String said = exitCode == 2 ? validate.stderr() : validate.stdout();
    assertThat(said.lines().findFirst().orElse("")).startsWith(line[0]).contains(line);
    assertThat(validate.exitCode()).isEqualTo(exitCode);
    assertThat(exitCode == 2 ? validate.stdout() : validate.stderr()).isEmpty();
    assertThat(said.lines()).hasSizeLessThanOrEqualTo(exitCode == 2 ? 1 : 7);
    assertThat(generate.exitCode()).isEqualTo(exitCode);
    assertThat(generate.stdout()).isEmpty();
    assertThat(said).startsWith(generate.stderr());
    assertThat(workspace.snapshot()).isEqualTo(before);
    return said;
  }
}
