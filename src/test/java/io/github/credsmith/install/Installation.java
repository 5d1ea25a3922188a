package io.github.credsmith.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.testing.Command;
import io.github.credsmith.testing.CredsmithProcess;
import io.github.credsmith.testing.ExternalTool;
import io.github.credsmith.testing.Outcome;
import io.github.credsmith.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A user with a home, a data folder and a workspace, for whom the jar installs itself. */
final class Installation {
  static final String RULES =
      """
      {"urls": [{"host": "cache.example:9092", "helper": "remoteapis", "config": {
        "header_name": "x-key", "lookup_chain": [{"source": "env", "name": "K"}]}}]}
      """;

  private final Path home;
  private final Path data;
  private final Path workspace;

  /**
   * A user.
   *
   * @param home made if need be
   * @param data {@code XDG_DATA_HOME}; installations that share it record one archive
   */
  Installation(Path home, Path data) throws IOException {
    this.home = Files.createDirectories(home);
    this.data = data;
    this.workspace = Files.createDirectories(home.resolve("my workspace"));
    Files.writeString(workspace.resolve(".tweag-credential-helper.json"), RULES);
  }

  Path home() {
    return home;
  }

  Path workspace() {
    return workspace;
  }

  Path jar() {
    return data.resolve("credsmith/credsmith.jar");
  }

  Path archive() {
    return data.resolve("credsmith/credsmith.jsa");
  }

  /** Where the script goes if nothing else is said and there is a work directory. */
  Path helper() {
    return home.resolve("work/bin/credential-helper");
  }

  /** What the user's shell has: a Java, no {@code credsmith}, and no agent. */
  private Map<String, String> environment() {
    return new TreeMap<>(
        Map.of(
            "PATH", "/usr/bin:/bin",
            "HOME", home.toString(),
            "XDG_DATA_HOME", data.toString(),
            "JAVA_HOME", CredsmithProcess.javaHome().toString(),
            "CREDENTIAL_HELPER_WORKDIR", home.resolve("work").toString(),
            "CREDENTIAL_HELPER_STANDALONE", "1",
            "LANG", "C.UTF-8"));
  }

  /** {@code credsmith installer-install}, run from the jar of the build. */
  Command installer(String... options) {
    return credsmith(Stream.concat(Stream.of("installer-install"), Stream.of(options)));
  }

  /** {@code credsmith}, run from the jar of the build. */
  Command credsmith(Stream<String> arguments) {
    return inUsersShell(CredsmithProcess.credsmith(arguments.toArray(String[]::new)));
  }

  /** A program with arguments. */
  Command program(String... words) {
    return inUsersShell(Command.of(List.of(words)));
  }

  private Command inUsersShell(Command command) {
    return command.in(workspace).withOnly(environment()).within(Duration.ofMinutes(5));
  }

  /** A script that is started, by a shell if one is named, with a request that has an answer. */
  Outcome ask(Path script, String... shell) {
    List<String> words =
        Stream.concat(Stream.of(shell), Stream.of(script.toString(), "get")).toList();
    return inUsersShell(Command.of(words))
        .with("K", "v")
        .with("LANG", "C")
        .withInput("{\"uri\":\"https://cache.example:9092/google.bytestream.ByteStream\"}")
        .run();
  }

  static Outcome answer() {
    return new Outcome(0, "{\"headers\":{\"x-key\":[\"v\"]}}\n", "");
  }

  static Outcome installed(Path script) {
    return new Outcome(0, script + "\n", "");
  }

  /** That everything is there and whole, and nothing else. */
  void requireWhole() throws IOException {
    assertThat(jar()).hasSameBinaryContentAs(Project.jar());
    assertThat(names(jar().getParent()))
        .containsExactly("credsmith.jar", "credsmith.jsa", "install.lock");
    assertThat(loadedFromArchive()).contains("io.github.credsmith.cli.Main");
  }

  /** The classes that a run of the installed jar takes out of the archive. */
  List<String> loadedFromArchive() throws IOException {
    Path log = home.resolve("classes.log");
    Outcome outcome =
        program(
                CredsmithProcess.java().toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xlog:disable",
                "-Xlog:class+load:file=" + log.getFileName(),
                "-XX:SharedArchiveFile=" + archive(),
                "-jar",
                jar().toString(),
                "--version")
            .in(home)
            .run();
    assertThat(outcome.exitCode()).isZero();
    return Files.readAllLines(log).stream()
        .filter(line -> line.endsWith("source: shared objects file"))
        .map(line -> line.replaceAll("^(\\[[^]]*\\])* *| source:.*", ""))
        .toList();
  }

  static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  static String shell(String name) {
    return ExternalTool.require(name).toString();
  }
}
