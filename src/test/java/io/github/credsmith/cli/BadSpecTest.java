package io.github.credsmith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.testing.Outcome;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** More specs that are none, without a process for each. */
class BadSpecTest {
  @TempDir private Path folder;

  private Workspace workspace;

  @BeforeEach
  void workspace() {
    workspace = new Workspace(folder);
  }

  @Test
  void nothingButComments() {
    workspace.file("credsmith.yaml", "# later\n---\n");
    refused(2, "credsmith.yaml:1:1: is empty");
  }

  @Test
  void aSecondDocument() {
    workspace.spec("---\nbazel: {}\n");
    refused(2, "credsmith.yaml:4:1: has a second YAML document");
  }

  @Test
  void aKeyTwice() {
    workspace.spec("bazel: {}\nbazel: {}\n");
    refused(2, "credsmith.yaml:4:1: has the key 'bazel' twice; it stands first at 3:1");
  }

  @Test
  void deepNesting() {
    workspace.spec("bazel: " + "[".repeat(100_000) + "\n");
    refused(2, "credsmith.yaml:3:71: is nested more than 64 levels deep");
  }

  @ParameterizedTest
  @CsvSource({"region, a-", "version, 1.", "name, a-", "path, /*"})
  void aVeryLongValue(String key, String piece) {
    String value = piece.repeat(200_000) + "a";
    workspace.spec(
        Map.of(
                "region",
                "credentials: [{name: s, hosts: [a.s3.amazonaws.com], provider: s3, options: {region: \"%s\"}}]\n",
                "version",
                "bazel: {version: \"%s\"}\n",
                "name",
                "metadata: {name: \"%s\"}\n",
                "path",
                "credentials: [{name: s, hosts: [a.example], provider: oci, path: \"%s\"}]\n")
            .get(key)
            .formatted(value));
    assertThat(refused(1, "credsmith.yaml:3:")).hasSizeLessThan(4000);
  }

  @Test
  void anExtendedFileThatIsMissing() {
    workspace.spec("extends: base.yaml\n");
    refused(2, "base.yaml:1:1: does not exist (extended at credsmith.yaml:3:10)");
  }

  @Test
  void specsThatExtendEachOther() {
    workspace.spec("extends: other.yaml\n").spec("other.yaml", "extends: credsmith.yaml\n");
    refused(1, "other.yaml:3:10: error: The spec extends itself: ");
  }

  @Test
  void anAmbiguousSpec() {
    workspace.spec(
        """
        credentials:
          - {name: one, hosts: [a.example], provider: oci}
          - {name: two, hosts: [a.example], provider: github}
        bazel: {}
        """);
    assertThat(refused(1, "credsmith.yaml:5:")).contains("see: credsmith.yaml:4:");
  }

  /** What {@code generate} says, having written nothing. */
  private String refused(int exitCode, String line) {
    Map<String, String> before = workspace.snapshot();
    Outcome outcome = workspace.call("generate", "--force");
    assertThat(outcome.stderr()).startsWith(line);
    assertThat(outcome.stderr().lines()).hasSizeLessThanOrEqualTo(exitCode == 2 ? 1 : 8);
    assertThat(outcome.stdout()).isEmpty();
    assertThat(outcome.exitCode()).isEqualTo(exitCode);
    assertThat(workspace.snapshot()).isEqualTo(before);
    return outcome.stderr();
  }
}
