package io.github.credsmith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.testing.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code validate} says, in which order, and with which exit code. */
class ValidateIT {
  @TempDir private Path folder;

  private Workspace workspace;

  @BeforeEach
  void workspace() {
    workspace = new Workspace(folder);
  }

  @Test
  void aSpecWithoutFault() {
    workspace.spec("bazel: {}\n");
    assertThat(workspace.run("validate"))
        .isEqualTo(new Outcome(0, "credsmith.yaml: no findings\n", ""));
  }

  @Test
  void warningsDoNotFail() {
    workspace.spec("metadata: {name: x}\n");
    Outcome outcome = workspace.run("validate");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.stdout()).endsWith("credsmith.yaml: 1 warning\n");
  }

  @Test
  void findingsOfTheSchemaComeInTheOrderOfTheFile() {
    workspace.spec(
        """
        docker: {config: {credHelper: "a/b"}}
        credentials:
          - {name: Upper, hosts: [], provider: github, color: red}
        bazel: {version: latest}
        """);
    Outcome outcome = workspace.run("validate");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(places(outcome)).hasSize(5).isSortedAccordingTo(ValidateIT::byLineAndColumn);
    assertThat(outcome.stdout()).endsWith("credsmith.yaml: 5 errors\n");
  }

  @Test
  void findingsOfTargetsAndOfTheSpecComeInTheOrderOfTheFile() {
    workspace.spec(
        """
        bazel: {command: build}
        credentials:
          - {name: one, hosts: [a.example], provider: oci}
          - {name: two, hosts: [a.example, intranet], provider: oci}
          - name: cache
            hosts: [cache.example]
            provider: remoteapis
            options: {headerName: authorization}
            secrets: {default: [{insecureLiteral: not-a-secret}]}
        docker: {config: {}, authFile: {file: .docker/config.json}}
        """);
    Outcome outcome = workspace.run("validate");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(places(outcome))
        .hasSizeGreaterThanOrEqualTo(5)
        .isSortedAccordingTo(ValidateIT::byLineAndColumn);
  }

  @Test
  void everyUnreadableSpecIsNamed() {
    workspace.spec("bazel: {}\n").file("list.yaml", "[").file("empty.yaml", "");
    Outcome outcome = workspace.run("validate", "nowhere.yaml", "credsmith.yaml", "empty.yaml");
    assertThat(outcome)
        .isEqualTo(
            new Outcome(2, "", "nowhere.yaml:1:1: does not exist\nempty.yaml:1:1: is empty\n"));
  }

  @Test
  void aFindingInExtendedFileIsSaidThere() {
    workspace
        .spec("base.yaml", "bazel: {}\ncredentials:\n  - {name: a, hosts: [a_b], provider: oic}\n")
        .spec("extends: base.yaml\n");
    Outcome outcome = workspace.run("validate");
    assertThat(outcome.stdout())
        .startsWith("base.yaml:5:")
        .contains("  5 |   - {name: a, hosts: [a_b], provider: oic}\n", "Did you mean 'oci'?");
  }

  @Test
  void aNonAsciiHostIsItsPunycode() {
    workspace.spec(
        """
        bazel: {}
        docker: {config: {}}
        credentials: [{name: b, hosts: [bücher.example, "*.BÜCHER.example"], provider: oci}]
        """);
    assertThat(workspace.run("generate").exitCode()).isZero();
    for (String file :
        List.of(".bazelrc", ".tweag-credential-helper.json", ".docker/config.json")) {
      assertThat(workspace.text(file)).contains("xn--bcher-kva.example").isASCII();
    }
    assertThat(workspace.text(".bazelrc")).contains("=*.xn--bcher-kva.example=");
  }

  private static List<String> places(Outcome outcome) {
    return outcome
        .stdout()
        .lines()
        .filter(line -> line.matches("credsmith\\.yaml:\\d+:\\d+: .*"))
        .toList();
  }

  private static int byLineAndColumn(String one, String other) {
    String[] first = one.split(":");
    String[] second = other.split(":");
    int lines = Integer.compare(Integer.parseInt(first[1]), Integer.parseInt(second[1]));
    return lines != 0
        ? lines
        : Integer.compare(Integer.parseInt(first[2]), Integer.parseInt(second[2]));
  }
}
