package io.github.credsmith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.testing.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code generate} writes, where, and what it only says. */
class GenerateIT {
  private static final String CANARY = "canary-5f2c81";
  private static final String SPEC =
      """
      bazel: {platforms: [linux, windows], rc: {file: own.bazelrc, importFrom: .bazelrc}}
      docker: {config: {}, authFile: {}}
      credentials:
        - {name: hub, hosts: [docker.io], provider: oci}
        - {name: gh, hosts: [github.com], provider: github}
      """;
  private static final String LITERAL =
      """
      bazel: {}
      credentials:
        - name: cache
          hosts: [cache.example]
          provider: remoteapis
          options: {headerName: authorization}
          secrets: {default: [{insecureLiteral: canary-5f2c81}]}
      """;

  @TempDir private Path folder;

  private Workspace workspace;

  @BeforeEach
  void workspace() throws IOException {
    workspace = new Workspace(Files.createDirectory(folder.resolve("a workspace"))).spec(SPEC);
  }

  @Test
  void writesOnceAndThenNothing() {
    assertThat(workspace.run("generate"))
        .isEqualTo(
            new Outcome(
                0,
                """
                created .tweag-credential-helper.json
                created tools/credential-helper
                created tools/credential-helper.bat
                created own.bazelrc
                created .bazelrc
                created .docker/config.json
                created .config/containers/auth.json
                created credsmith.lock
                """,
                ""));
    Map<String, String> once = workspace.snapshot();
    assertThat(workspace.run("generate"))
        .isEqualTo(new Outcome(0, "everything is up to date\n", ""));
    assertThat(workspace.snapshot()).isEqualTo(once);
  }

  @Test
  void onlyTheScriptForUnixIsExecutable() throws IOException {
    workspace.call("generate");
    assertThat(mode("tools/credential-helper")).contains("x");
    for (String file : new String[] {"tools/credential-helper.bat", ".bazelrc", "credsmith.lock"}) {
      assertThat(mode(file)).as(file).doesNotContain("x");
    }
    workspace.mode("tools/credential-helper", "rw-r--r--");
    Outcome check = workspace.call("generate", "--check");
    assertThat(check.stdout()).isEqualTo("tools/credential-helper is not executable\n");
    assertThat(check.exitCode()).isEqualTo(1);
    assertThat(workspace.call("generate").stdout())
        .isEqualTo("made executable tools/credential-helper\n");
    assertThat(mode("tools/credential-helper")).isEqualTo("rwxr-xr-x");
  }

  @Test
  void checkSaysWhatDiffersAndWritesNothing() {
    assertThat(workspace.call("generate").exitCode()).isZero();
    assertThat(workspace.run("generate", "--check"))
        .isEqualTo(new Outcome(0, "everything is up to date\n", ""));
    workspace.spec(SPEC.replace("github.com", "github.acme.example"));
    Map<String, String> before = workspace.snapshot();
    Outcome check = workspace.run("generate", "--check");
    assertThat(check.exitCode()).isEqualTo(1);
    assertThat(check.stdout())
        .contains("--- a/own.bazelrc\n+++ b/own.bazelrc\n")
        .contains("+common:credsmith-unix --credential_helper=github.acme.example=");
    assertThat(check.stderr())
        .isEqualTo("3 files are not what credsmith.yaml says; run `credsmith generate`\n");
    assertThat(workspace.snapshot()).isEqualTo(before);

    Outcome diff = workspace.run("generate", "--diff");
    assertThat(diff).isEqualTo(new Outcome(0, check.stdout(), ""));
    assertThat(workspace.snapshot()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "helper-config, .tweag-credential-helper.json",
    "bazelrc, own.bazelrc",
    "bazelrc-import, .bazelrc",
    "stub, tools/credential-helper",
    "stub-windows, tools/credential-helper.bat",
    "docker, .docker/config.json",
    "podman, .config/containers/auth.json"
  })
  void stdoutIsTheTargetAndNothingElse(String target, String file) {
    Map<String, String> before = workspace.snapshot();
    Outcome outcome = workspace.call("generate", "--stdout", target);
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.stderr()).isEmpty();
    assertThat(workspace.snapshot()).isEqualTo(before);
    assertThat(workspace.call("generate").exitCode()).isZero();
    String expected = workspace.text(file);
    if (target.equals("bazelrc-import")) {
      expected = expected.replaceAll("(?m)^#.*\n", "");
    }
    assertThat(outcome.stdout()).isEqualTo(expected);
  }

  @Test
  void stdoutKeepsToItselfWhatIsFound() {
    workspace.spec(LITERAL);
    Outcome outcome = workspace.run("generate", "--stdout", "bazelrc");
    assertThat(outcome.stdout()).startsWith("# Credential helpers\ncommon --credential_helper=");
    assertThat(outcome.stderr()).contains("spec/insecure-literal").doesNotContain(CANARY);
    assertThat(outcome.exitCode()).isZero();
  }

  @Test
  void aTargetThatTheSpecDoesNotHave() {
    workspace.spec("docker: {config: {}}\n");
    assertThat(workspace.call("generate", "--stdout", "stub"))
        .isEqualTo(new Outcome(1, "", "credsmith.yaml: the spec generates no stub\n"));
  }

  @Test
  void aLiteralIsSaidOnEveryRunAndItsValueNowhereButInTheHelpersFile() throws IOException {
    workspace.spec(LITERAL);
    String[][] runs = {
      {"validate"}, {"generate", "--check"}, {"generate", "--diff"}, {"generate"}, {"generate"}
    };
    for (String[] run : runs) {
      Outcome outcome = workspace.run(run);
      assertThat(outcome.stdout() + outcome.stderr())
          .contains("credsmith.yaml:9:", "spec/insecure-literal")
          .doesNotContain(CANARY);
    }
    workspace.spec(LITERAL.replace(CANARY, "another-5f2c81"));
    Outcome diff = workspace.call("generate", "--diff");
    assertThat(diff.stdout() + diff.stderr()).doesNotContain(CANARY, "another-5f2c81");
    assertThat(diff.stdout()).contains("-          {\"source\"", "+          {\"source\"");

    assertThat(mode(".tweag-credential-helper.json")).isEqualTo("rw-------");
    try (Stream<Path> files = Files.walk(workspace.root())) {
      assertThat(files.filter(Files::isRegularFile).filter(GenerateIT::holdsCanary))
          .containsExactly(workspace.path(".tweag-credential-helper.json"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"credsmith.yaml", "config/spec.yaml"})
  void theSameBytesFromAnyFolder(String spec) throws IOException {
    String[] from = {"", "tools/deep", ".."};
    Map<String, String> expected = null;
    for (int i = 0; i < from.length; i++) {
      Path root = Files.createDirectories(folder.resolve("clone" + i).resolve("w"));
      Workspace clone = new Workspace(root).spec(spec, SPEC);
      Path here = Files.createDirectories(root.resolve(from[i]).normalize());
      Outcome outcome =
          clone
              .credsmith(
                  "generate",
                  "--workspace",
                  here.relativize(root).toString(),
                  here.relativize(root.resolve(spec)).toString())
              .in(here)
              .run();
      assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
      Files.deleteIfExists(root.resolve("tools/deep"));
      expected = expected == null ? clone.snapshot() : expected;
      assertThat(clone.snapshot()).isEqualTo(expected);
    }
    assertThat(expected).containsKey(spec.replace(".yaml", ".lock"));
    assertThat(expected.get(".bazelrc")).contains("edit " + spec + " and run");
  }

  @Test
  void aSpecInSubfolderHasItsWorkspaceThere() {
    workspace.spec("sub/credsmith.yaml", "bazel: {}\n");
    assertThat(workspace.call("generate", "sub/credsmith.yaml").exitCode()).isZero();
    assertThat(workspace.snapshot())
        .containsKeys("sub/.bazelrc", "sub/credsmith.lock", "sub/tools/credential-helper")
        .doesNotContainKey(".bazelrc");
  }

  @Test
  void severalSpecsAreOne() {
    workspace
        .spec("base.yaml", "bazel: {version: 8.4.2}\n" + credential("one", "a.example"))
        .spec("own.yaml", "bazel: {version: 6.2.1}\n" + credential("two", "b.example"));
    assertThat(workspace.call("generate", "base.yaml", "own.yaml").exitCode()).isZero();
    assertThat(workspace.text(".bazelrc"))
        .contains("build --experimental_credential_helper=a.example=")
        .contains("build --experimental_credential_helper=b.example=");
    assertThat(workspace.snapshot()).containsKey("own.lock").doesNotContainKey("base.lock");
  }

  @Test
  void aSpecExtendsAnother() {
    workspace
        .spec("shared/base.yaml", "bazel: {}\n" + credential("one", "a.example"))
        .spec("extends: shared/base.yaml\n" + credential("one", "b.example"));
    assertThat(workspace.call("generate").exitCode()).isZero();
    assertThat(workspace.text(".bazelrc")).contains("=b.example=").doesNotContain("=a.example=");
  }

  @Test
  void aTemplateOfOnesOwn() {
    workspace.file(
        "own templates/bazelrc.mustache",
        "# {{command}}\n{{#sections}}{{#flags}}\n{{command}}   {{.}}\n{{/flags}}{{/sections}}\n");
    assertThat(workspace.call("generate", "--templates", "own templates").exitCode()).isZero();
    assertThat(workspace.text("own.bazelrc"))
        .contains("# common\n", "common:credsmith-unix   --credential_helper=docker.io=");
    assertThat(workspace.text("tools/credential-helper")).startsWith("#!/bin/sh\n");
    assertThat(workspace.call("generate", "--check").exitCode()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{{#flags}} | is not a usable template: Section missing close tag 'flags'",
        "{{nothing}} | is not a usable template: No method or field with name 'nothing'",
        "{{>part}} | is not a usable template: it includes 'part'",
        "build --x \\ | gives lines that cannot be written: a line of a managed block ends in a",
      })
  void aTemplateThatCannotBeUsed(String template, String message) {
    workspace.spec("bazel: {}\n").file("t/bazelrc.mustache", template + "\n");
    Map<String, String> before = workspace.snapshot();
    Outcome outcome = workspace.call("generate", "--force", "--templates", "t");
    assertThat(outcome.stderr())
        .hasLineCount(1)
        .startsWith(workspace.path("t/bazelrc.mustache") + ":1:1: " + message);
    assertThat(outcome.stdout()).isEmpty();
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(workspace.snapshot()).isEqualTo(before);
  }

  @Test
  void aTemplateThatCannotBeRead() throws IOException {
    Files.createDirectories(workspace.path("t/bazelrc.mustache"));
    Outcome outcome = workspace.call("generate", "--templates", "t");
    assertThat(outcome.stderr())
        .isEqualTo(workspace.path("t/bazelrc.mustache") + ":1:1: is a directory, not a file\n");
    assertThat(outcome.exitCode()).isEqualTo(2);
  }

  private static String credential(String name, String host) {
    return "credentials: [{name: " + name + ", hosts: [" + host + "], provider: oci}]\n";
  }

  private static boolean holdsCanary(Path file) {
    try {
      String text = Files.readString(file);
      return text.contains(CANARY);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String mode(String file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(workspace.path(file)));
  }
}
