package io.github.credsmith.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.testing.Command;
import io.github.credsmith.testing.CredsmithProcess;
import io.github.credsmith.testing.ExternalTool;
import io.github.credsmith.testing.Outcome;
import io.github.credsmith.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated files as those read and run them for whom they are made. */
class GeneratedFilesIT {
  private static final Path GOLDEN = Project.root().resolve("src/test/resources/golden");
  private static final String STUB = GOLDEN.resolve("hosts/tools/credential-helper").toString();

  @TempDir private Path folder;

  private Path bin;

  @BeforeEach
  void bin() throws IOException {
    bin = Files.createDirectory(folder.resolve("bin"));
  }

  @ParameterizedTest
  @CsvSource({
    "credsmith, credsmith.yaml",
    "helper-config, .tweag-credential-helper.json",
    "docker-config, config.json",
    "docker-config, auth.json"
  })
  void anotherValidatorAcceptsThem(String schema, String name) throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of(
                ExternalTool.require("ajv").toString(),
                "validate",
                "--spec=draft2020",
                "--allow-union-types",
                "-s",
                "schema/" + schema + ".schema.json"));
    List<Path> files = golden(name);
    assertThat(files).isNotEmpty();
    files.forEach(file -> words.addAll(List.of("-d", file.toString())));
    Outcome outcome = Command.of(words).run();
    assertThat(outcome.exitCode()).as(outcome.stdout() + outcome.stderr()).isZero();
    assertThat(outcome.stdout()).hasLineCount(files.size());
  }

  @ParameterizedTest
  @CsvSource({
    ".config/containers/auth.json, credsmith, quay.io",
    ".config/containers/auth.json, credsmith, docker.io",
    ".docker/config.json, acme, registry.acme.example:8443",
    ".docker/config.json, acme, localhost:5000"
  })
  void skopeoAsksTheCredentialHelper(String file, String helper, String registry)
      throws IOException {
    program(
        "docker-credential-" + helper,
        "read -r server; echo \"{\\\"ServerURL\\\": \\\"$server\\\","
            + " \\\"Username\\\": \\\"asked for $server\\\", \\\"Secret\\\": \\\"not-a-secret\\\"}\"");
    Outcome outcome =
        Command.of(
                ExternalTool.require("skopeo").toString(),
                "login",
                "--get-login",
                "--authfile",
                GOLDEN.resolve("registries").resolve(file).toString(),
                registry)
            .with("PATH", bin + ":" + System.getenv("PATH"))
            .with("HOME", folder.toString())
            .run();
    assertThat(outcome).isEqualTo(new Outcome(0, "asked for " + registry + "\n", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", "busybox"})
  void theStubHandsEverythingToCredsmithOnThePath(String shell) throws IOException {
    program("credsmith", "read -r input; echo \"$# $1 $2 $input\"; exit 7");
    Outcome outcome =
        stub(shell, Map.of("PATH", bin.toString(), "HOME", "/nowhere"), "get", "two words").run();
    assertThat(outcome).isEqualTo(new Outcome(7, "2 get two words {}\n", ""));
  }

  @Test
  void theStubRunsTheJar() throws IOException {
    Path jar = Files.copy(Project.jar(), folder.resolve("the jar.jar"));
    Map<String, String> environment =
        Map.of(
            "PATH", bin.toString(),
            "CREDSMITH_JAR", jar.toString(),
            "JAVA_HOME", CredsmithProcess.javaHome().toString());
    Outcome outcome = stub("dash", environment, "--version").run();
    assertThat(outcome).isEqualTo(CredsmithProcess.credsmith("--version").run());
    assertThat(stub("dash", environment, "no-such-command").run().exitCode()).isEqualTo(2);
  }

  @Test
  void theStubFindsJarInTheDataFolder() throws IOException {
    Path data = Files.createDirectories(folder.resolve("my data/credsmith"));
    Files.copy(Project.jar(), data.resolve("credsmith.jar"));
    Map<String, String> environment =
        Map.of(
            "PATH", bin.toString(),
            "XDG_DATA_HOME", data.getParent().toString(),
            "JAVA_HOME", CredsmithProcess.javaHome().toString());
    assertThat(stub("dash", environment, "--version").run().exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "LANG, C, C.UTF-8",
    "LC_CTYPE, '', C.UTF-8",
    "LC_ALL, POSIX, C.UTF-8",
    "LANG, de_DE.UTF-8, ''",
    "LC_ALL, en_US.UTF-8, en_US.UTF-8"
  })
  void theStubGivesJavaALocaleThatKnowsAllNames(String variable, String value, String seen)
      throws IOException {
    program("java", "echo \"$LC_ALL\"");
    Map<String, String> environment =
        Map.of("PATH", bin.toString(), "CREDSMITH_JAR", Project.jar().toString(), variable, value);
    assertThat(stub("dash", environment, "get").run()).isEqualTo(new Outcome(0, seen + "\n", ""));
  }

  @Test
  void theStubSaysWhatIsMissing() throws IOException {
    assertThat(stub("dash", Map.of("PATH", bin.toString()), "get").run())
        .isEqualTo(
            refused(
                "no credsmith on PATH and no jar at /.local/share/credsmith/credsmith.jar;"
                    + " install credsmith or set CREDSMITH_JAR"));
    assertThat(
            stub("dash", Map.of("PATH", bin.toString(), "CREDSMITH_JAR", "/no jar"), "get").run())
        .isEqualTo(refused("no jar at /no jar; correct or unset CREDSMITH_JAR"));
    Map<String, String> noJava =
        new TreeMap<>(Map.of("PATH", bin.toString(), "CREDSMITH_JAR", Project.jar().toString()));
    for (String javaHome : new String[] {"", "/nowhere"}) {
      noJava.put("JAVA_HOME", javaHome);
      assertThat(stub("dash", noJava, "get").run())
          .isEqualTo(refused("no Java; install a JDK 17 or later, or set JAVA_HOME"));
    }
  }

  private static Outcome refused(String why) {
    return new Outcome(1, "", "credential-helper: " + why + "\n");
  }

  /** Run by a shell of its own, so that nothing need be on PATH. */
  private Command stub(String shell, Map<String, String> environment, String... arguments) {
    List<String> words = new ArrayList<>(List.of(ExternalTool.require(shell).toString()));
    if (shell.equals("busybox")) {
      words.add("sh");
    }
    words.add(STUB);
    words.addAll(List.of(arguments));
    return Command.of(words).in(folder).withInput("{}").withOnly(environment);
  }

  private void program(String name, String body) throws IOException {
    Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static List<Path> golden(String name) throws IOException {
    try (Stream<Path> files = Files.walk(GOLDEN)) {
      return files.filter(file -> file.getFileName().toString().equals(name)).sorted().toList();
    }
  }
}
