package io.github.credsmith.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.testing.Command;
import io.github.credsmith.testing.ExternalTool;
import io.github.credsmith.testing.Outcome;
import io.github.credsmith.testing.Privileges;
import io.github.credsmith.testing.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files in the way of what is generated: nothing is lost, and nothing is half-written. */
class TargetFilesIT {
  private static final String MINE = "build --keep_going\n";
  private static final String BEGIN = "# BEGIN credsmith:";
  private static final String END = "# END credsmith:";

  @TempDir private Path folder;

  private Workspace workspace;

  @BeforeEach
  void spec() {
    workspace =
        new Workspace(folder)
            .spec(
                """
                bazel: {}
                docker: {config: {}}
                credentials:
                  - {name: hub, hosts: [docker.io], provider: oci}
                """);
  }

  @Test
  void aReadOnlyTarget() {
    workspace.file(".bazelrc", MINE).mode(".bazelrc", "r--r--r--");
    refused(1, ".bazelrc:1:1: is read-only; make it writable (chmod u+w) and run again");
  }

  @Test
  void aReadOnlyFolder() throws IOException {
    Files.createDirectory(workspace.path("tools"));
    workspace.mode("tools", "r-xr-xr-x");
    Map<String, String> before = workspace.snapshot();
    Outcome outcome = Privileges.without(workspace.credsmith("generate")).run();
    assertThat(outcome)
        .isEqualTo(
            new Outcome(2, "", "tools/credential-helper: cannot be written: permission denied\n"));
    assertThat(workspace.snapshot()).isEqualTo(before);
  }

  @Test
  void anUnreadableTarget() {
    workspace.file(".bazelrc", MINE).mode(".bazelrc", "-w-------");
    Outcome outcome = Privileges.without(workspace.credsmith("generate")).run();
    assertThat(outcome)
        .isEqualTo(new Outcome(2, "", ".bazelrc:1:1: cannot be read: permission denied\n"));
    assertThat(workspace.snapshot()).containsOnlyKeys(".bazelrc", "credsmith.yaml");
  }

  @Test
  void aDirectoryForATarget() throws IOException {
    Files.createDirectory(workspace.path(".bazelrc"));
    refused(2, ".bazelrc:1:1: is a directory, not a file");
  }

  @Test
  void aFileForAFolder() {
    workspace.file("tools", "");
    refused(2, "tools/credential-helper: cannot be written: " + workspace.path("tools"));
  }

  @Test
  void aLinkIsKept() throws IOException {
    workspace.file("config/bazelrc", MINE);
    Files.createSymbolicLink(workspace.path(".bazelrc"), Path.of("config/bazelrc"));
    assertThat(workspace.run("generate").exitCode()).isZero();
    assertThat(workspace.path(".bazelrc")).isSymbolicLink();
    assertThat(workspace.path("config/bazelrc")).isRegularFile();
    assertThat(workspace.text("config/bazelrc")).startsWith(MINE).contains(BEGIN);
  }

  @Test
  void aLinkToNothingIsFollowed() throws IOException {
    Files.createSymbolicLink(workspace.path(".bazelrc"), Path.of("config/bazelrc"));
    assertThat(workspace.call("generate").exitCode()).isZero();
    assertThat(workspace.path(".bazelrc")).isSymbolicLink();
    assertThat(workspace.text("config/bazelrc")).startsWith(BEGIN);
  }

  @Test
  void aLimitOnTheSizeOfFiles() {
    String hosts =
        IntStream.range(0, 40).mapToObj(i -> "r" + i + ".example").collect(joining(", "));
    workspace.spec(
        "bazel: {}\ncredentials: [{name: r, hosts: [" + hosts + "], provider: \"null\"}]\n");
    Map<String, String> before = workspace.snapshot();
    Outcome outcome = limited("ulimit -f 1", workspace.credsmith("generate"));
    assertThat(outcome.stdout())
        .isEqualTo(".tweag-credential-helper.json: cannot be written: File too large\n");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(workspace.snapshot()).isEqualTo(before);
  }

  @Test
  void aFullDisk() throws IOException {
    String unshare = ExternalTool.require("unshare").toString();
    Path disk = Files.createDirectory(workspace.path("disk"));
    Path after = workspace.path("after");
    String script =
        """
        set -e
        mount -t tmpfs -o size=16k tmpfs '%s' 2>&1 || exit 99
        cd '%s'
        cp ../credsmith.yaml .
        echo 'build --keep_going' >.bazelrc
        head -c 8192 /dev/zero >ballast
        code=0
        "$@" 2>&1 || code=$?
        cp -R . ../after
        exit $code
        """
            .formatted(disk, disk);
    List<String> words = new ArrayList<>(List.of(unshare, "--mount", "sh", "-c", script, "sh"));
    words.addAll(workspace.credsmith("generate").words());
    Outcome outcome = Command.of(words).in(folder).run();
    Requirement.require(
        outcome.exitCode() != 99 && !outcome.stderr().startsWith("unshare:"),
        "no disk of its own can be mounted: " + outcome.stdout() + outcome.stderr());

    assertThat(outcome.stdout()).endsWith(": cannot be written: No space left on device\n");
    assertThat(outcome.stdout()).hasLineCount(1);
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(new Workspace(after).snapshot())
        .containsOnlyKeys(".bazelrc", "ballast", "credsmith.yaml");
    assertThat(new Workspace(after).text(".bazelrc")).isEqualTo(MINE);
  }

  @Test
  void aHandEditedBlock() {
    generated();
    workspace.file(".bazelrc", MINE + workspace.text(".bazelrc").replace("=docker.io", "=x.io"));
    refusedUnlessForced(".bazelrc:2:1: the credsmith block was edited by hand");
    assertThat(workspace.text(".bazelrc")).startsWith(MINE).contains("=docker.io=");
  }

  @Test
  void aHandEditedFile() {
    generated();
    workspace.file(".tweag-credential-helper.json", "{}\n");
    refusedUnlessForced(".tweag-credential-helper.json:1:1: was changed by hand");
  }

  @Test
  void aFileOfSomebodyElse() {
    workspace.file(".tweag-credential-helper.json", "{\"urls\": []}\n");
    refusedUnlessForced(".tweag-credential-helper.json:1:1: was not written by credsmith");
  }

  @Test
  void twoBeginMarkers() {
    generated();
    String text = workspace.text(".bazelrc");
    workspace.file(".bazelrc", text.lines().findFirst().orElseThrow() + "\n" + text);
    refused(1, ".bazelrc:2:1: the credsmith block is broken: a second begin marker");
  }

  @Test
  void aMissingEndMarker() {
    generated();
    workspace.file(".bazelrc", MINE + workspace.text(".bazelrc").replace(END, "#"));
    refused(1, ".bazelrc:2:1: the credsmith block is broken: a begin marker without an end");
  }

  @Test
  void aBrokenBlockIsAllThatACheckShows() {
    generated();
    workspace.file(".bazelrc", workspace.text(".bazelrc").replace(END, "#"));
    Outcome check = workspace.call("generate", "--check");
    assertThat(check.exitCode()).isEqualTo(1);
    assertThat(check.stdout()).isEmpty();
    assertThat(check.stderr()).hasLineCount(1);
    assertThat(workspace.call("generate", "--stdout", "bazelrc").stdout()).contains("docker.io");
  }

  @Test
  void crlfIsKept() {
    workspace.file(".bazelrc", MINE.replace("\n", "\r\n"));
    generated();
    String text = workspace.text(".bazelrc");
    assertThat(text).startsWith("build --keep_going\r\n");
    assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r");
    assertThat(workspace.call("generate", "--check").exitCode()).isZero();
  }

  @Test
  void aFileWithoutFinalNewline() {
    workspace.file(".bazelrc", "build --keep_going");
    generated();
    assertThat(workspace.text(".bazelrc")).startsWith("build --keep_going\n").contains(BEGIN);
    assertThat(workspace.call("generate", "--check").exitCode()).isZero();
  }

  @Test
  void aByteOrderMarkIsKept() {
    workspace.file(".bazelrc", "\uFEFF" + MINE).file(".docker/config.json", "\uFEFF{}\r\n");
    generated();
    assertThat(workspace.text(".bazelrc")).startsWith("\uFEFF" + MINE).contains(BEGIN);
    assertThat(workspace.text(".docker/config.json")).startsWith("\uFEFF{").endsWith("}\r\n");
    assertThat(workspace.call("generate", "--check").exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{", "// note\n{}", "{\"credHelpers\": []}", "\"text\""})
  void aDockerConfigurationThatIsNone(String text) {
    workspace.file(".docker/config.json", text);
    Map<String, String> before = workspace.snapshot();
    Outcome outcome = workspace.call("generate", "--force");
    assertThat(outcome.stderr()).startsWith(".docker/config.json:").hasLineCount(1);
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(workspace.snapshot()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../victim", "/victim", "a/../../victim", "a//victim", "."})
  void aLockThatNamesWhatIsNotInTheWorkspace(String path) {
    workspace.file("credsmith.lock", "file " + "0".repeat(64) + " " + path + "\n");
    assertThat(workspace.call("generate").stderr())
        .startsWith("credsmith.lock:1:1: has a line 1 that is not of a lock");
  }

  private void generated() {
    assertThat(workspace.call("generate")).extracting(Outcome::exitCode).isEqualTo(0);
  }

  private void refused(int exitCode, String line) {
    Map<String, String> before = workspace.snapshot();
    Outcome outcome = workspace.run("generate", "--force");
    assertThat(outcome.stderr()).startsWith(line).hasLineCount(1);
    assertThat(outcome.stdout()).isEmpty();
    assertThat(outcome.exitCode()).isEqualTo(exitCode);
    assertThat(workspace.snapshot()).isEqualTo(before);
  }

  private void refusedUnlessForced(String line) {
    Map<String, String> before = workspace.snapshot();
    Outcome outcome = workspace.run("generate");
    assertThat(outcome.stderr()).startsWith(line).hasLineCount(1);
    assertThat(outcome.stdout()).isEmpty();
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(workspace.snapshot()).isEqualTo(before);
    assertThat(workspace.call("generate", "--force").exitCode()).isZero();
    assertThat(workspace.call("generate", "--check").exitCode()).isZero();
  }

  /** What the command says goes through a pipe, which the limit does not touch, into stdout. */
  private Outcome limited(String limit, Command command) {
    List<String> words =
        new ArrayList<>(
            List.of(
                ExternalTool.require("bash").toString(),
                "-c",
                "set -o pipefail; (" + limit + "; exec \"$@\" 2>&1) | cat",
                "bash"));
    words.addAll(command.words());
    return Command.of(words).in(folder).run();
  }
}
