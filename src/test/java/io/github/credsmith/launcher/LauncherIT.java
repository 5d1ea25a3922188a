package io.github.credsmith.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.testing.CredsmithProcess;
import io.github.credsmith.testing.ExternalTool;
import io.github.credsmith.testing.Outcome;
import io.github.credsmith.testing.Project;
import io.github.credsmith.testing.Requirement;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher's own decisions: where it is, which Java, when to build, what to pass on. */
class LauncherIT {
  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2001-01-01T00:00:00Z"));

  @TempDir private Path scratch;

  private LauncherTree tree;

  @BeforeEach
  void tree() throws IOException {
    tree = new LauncherTree(scratch.resolve("a folder with spaces"));
  }

  @Test
  void handsArgumentsFolderInputAndExitCodeThrough() throws IOException {
    Path elsewhere = Files.createDirectories(scratch.resolve("else where"));
    Outcome first =
        tree.launch("two words", "*", "--x=$HOME")
            .in(elsewhere)
            .withInput("{}")
            .with("CREDSMITH_JAVA_OPTS", "-Decho.option=a -Xmx64m")
            .run();
    assertThat(first.stdout())
        .isEqualTo(
            """
            arguments: two words | * | --x=$HOME
            folder: %s
            input: {}
            option: a
            """
                .formatted(elsewhere.toRealPath()));
    assertThat(first.stderr())
        .isEqualTo("credsmith: building " + tree.jar().toRealPath() + " (first use) ...\n");
    assertThat(first.exitCode()).isZero();

    Outcome second = tree.launch("exit", "70").run();
    assertThat(second.exitCode()).isEqualTo(70);
    assertThat(second.stderr()).isEmpty();
    assertThat(tree.builds()).hasSize(1);
  }

  @Test
  void isFoundThroughChainsOfLinks() throws IOException {
    Path links = Files.createDirectories(scratch.resolve("links/deep"));
    Files.createSymbolicLink(scratch.resolve("links/first"), Path.of("deep/second"));
    Files.createSymbolicLink(links.resolve("second"), Path.of("../../folder/credsmith"));
    Files.createSymbolicLink(scratch.resolve("folder"), Path.of("a folder with spaces"));
    Outcome outcome =
        tree.launch(Path.of("links/first"), "x")
            .in(scratch)
            .with("CDPATH", scratch.resolve("links").toString())
            .run();
    assertThat(outcome.stdout()).startsWith("arguments: x\n");
    assertThat(tree.jar()).exists();
  }

  @Test
  void runsUnderOtherShells() throws IOException {
    for (String shell : new String[] {"dash", "busybox", "bash"}) {
      String program = ExternalTool.require(shell).toString();
      Outcome outcome =
          tree.launch(Path.of(program), shell.equals("busybox") ? "sh" : "--", "credsmith", "x")
              .run();
      assertThat(outcome.stdout()).as(shell).startsWith("arguments: x\n");
    }
    assertThat(tree.builds()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "POSIX", "C.UTF-8"})
  void worksInFolderOutsideAscii(String locale) throws IOException {
    Requirement.require(
        "UTF-8".equals(System.getProperty("sun.jnu.encoding")),
        "the tests run in a locale without names outside ASCII; set LANG=C.UTF-8");
    LauncherTree umlauts = new LauncherTree(scratch.resolve("schlüssel ключ"));
    Outcome outcome = umlauts.launch("größe").with("LC_ALL", locale).run();
    assertThat(outcome.stdout()).startsWith("arguments: größe\n");
    assertThat(outcome.exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pom.xml", "src/main/java/New.java", "schema/new.json", "templates/new"})
  void buildsAgainWhenSourcesAreNewer(String source) throws IOException {
    tree.launch().run();
    try (Stream<Path> files = Files.walk(tree.root())) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, LONG_AGO);
      }
    }
    assertThat(tree.launch().run().stderr()).isEmpty();

    Path changed = tree.root().resolve(source);
    Files.createDirectories(changed.getParent());
    Files.writeString(changed, "changed");
    assertThat(tree.launch().run().stderr()).contains("(sources changed)");
    assertThat(tree.launch().run().stderr()).isEmpty();
    assertThat(tree.builds()).hasSize(2);
  }

  @Test
  void theArchiveIsUsed() throws IOException {
    // JDK 17 records no class of a jar whose path has a space in it.
    LauncherTree plain = new LauncherTree(scratch.resolve("plain"));
    plain.launch().run();
    Path log = scratch.resolve("classes.log");
    plain.launch().with("CREDSMITH_JAVA_OPTS", "-Xlog:class+load:file=" + log).run();
    assertThat(Files.readAllLines(log))
        .filteredOn(line -> line.contains(Echo.class.getName()))
        .singleElement()
        .asString()
        .contains("source: shared objects file");
    assertThat(plain.targetFiles()).hasSize(2).contains("credsmith.jar");
  }

  @Test
  void anUnusableArchiveGoesUnnoticed() throws IOException {
    tree.launch().run();
    Path archive = tree.archives().get(0);
    Files.delete(archive);
    Files.writeString(archive, "not an archive");
    Outcome outcome = tree.launch("x").run();
    assertThat(outcome.stdout()).startsWith("arguments: x\n");
    assertThat(outcome.stderr()).isEmpty();
    assertThat(outcome.exitCode()).isZero();
  }

  @Test
  void recordsAgainForAnotherJar() throws IOException {
    tree.launch().run();
    Path archive = tree.archives().get(0);
    Files.setLastModifiedTime(archive, LONG_AGO);
    tree.launch().run();
    assertThat(Files.getLastModifiedTime(archive))
        .isGreaterThan(Files.getLastModifiedTime(tree.jar()));
    assertThat(tree.builds()).hasSize(1);
  }

  @Test
  void aJdkMayLieInFolderWithSpaces() throws IOException {
    Path jdk = scratch.resolve("a jdk");
    LauncherTree.forward(jdk.resolve("bin/java"), CredsmithProcess.java());
    LauncherTree.forward(jdk.resolve("bin/javac"), CredsmithProcess.java());
    Outcome outcome = tree.launch("x").with("JAVA_HOME", jdk.toString()).run();
    assertThat(outcome.stdout()).startsWith("arguments: x\n");
    assertThat(tree.builds()).containsExactly(jdk.toRealPath().toString());
  }

  @Test
  void anOldOrBrokenJavaHomeFallsBackToPath() throws IOException {
    Path path = tree.pretendedJdk("new jdk", "21.0.1");
    Path old = tree.pretendedJdk("old jdk", "1.8.0_402");
    Files.createDirectories(tree.root().resolve("target"));
    Files.createFile(tree.jar());
    for (String javaHome : new String[] {old.toString(), "/no/such/jdk", ""}) {
      Outcome outcome =
          tree.launch()
              .with("JAVA_HOME", javaHome)
              .with("PATH", path.resolve("bin") + ":" + System.getenv("PATH"))
              .run();
      assertThat(outcome.stdout()).as(javaHome).isEqualTo("pretended 21.0.1\n");
      assertThat(outcome.stderr()).as(javaHome).isEmpty();
    }
  }

  @Test
  void aVersionManagersJavaIsAskedForTheRealOne() throws IOException {
    LauncherTree.forward(tree.bin().resolve("java"), CredsmithProcess.java());
    Outcome outcome =
        tree.launch("x").without("JAVA_HOME").with("PATH", tree.pathWithoutJava()).run();
    assertThat(outcome.stdout()).startsWith("arguments: x\n");
    assertThat(tree.builds()).containsExactly(CredsmithProcess.javaHome().toRealPath().toString());
  }

  @Test
  void saysThatThereIsNoJava() throws IOException {
    Path old = tree.pretendedJdk("old jdk", "11.0.2");
    String path = tree.pathWithoutJava();
    assertThat(tree.launch().without("JAVA_HOME").with("PATH", path).run())
        .isEqualTo(refused("needs a JDK 17 or later: JAVA_HOME is not set and PATH has no java"));
    assertThat(tree.launch().with("JAVA_HOME", old.toString()).with("PATH", path).run())
        .isEqualTo(
            refused(
                "needs a JDK 17 or later: JAVA_HOME (%s) is Java 11.0.2 and PATH has no java"
                    .formatted(old)));
  }

  @Test
  void saysThatThereIsNoMavenOrNoCompiler() throws IOException {
    Files.delete(tree.bin().resolve("mvn"));
    assertThat(tree.launch().with("PATH", tree.pathWithoutJava()).run())
        .isEqualTo(refused("must build, but PATH has no mvn: install Maven 3.8 or later"));
    Path runtime = tree.pretendedJdk("runtime", "17.0.1");
    assertThat(tree.launch().with("JAVA_HOME", runtime.toString()).run())
        .isEqualTo(
            refused(
                "must build, but %s has no compiler: a JDK 17 or later is needed"
                    .formatted(runtime)));
  }

  @Test
  void saysThatItCannotWrite() throws IOException {
    Files.createFile(tree.root().resolve("target"));
    assertThat(tree.launch().run())
        .isEqualTo(
            refused(
                "must build, but cannot write to " + tree.root().toRealPath().resolve("target")));
  }

  @Test
  void aFailedBuildShowsItsOutputAndLeavesNothing() throws IOException {
    tree.program("mvn", "#!/bin/sh\necho '[ERROR] no such symbol'\nexit 1\n");
    Outcome outcome = tree.launch().run();
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stdout()).isEmpty();
    assertThat(outcome.stderr())
        .contains("[ERROR] no such symbol\n")
        .endsWith("credsmith: the build failed, see above\n");
    assertThat(tree.targetFiles()).isEmpty();
  }

  @Test
  void anEndedBuildLeavesNothing() throws IOException {
    tree.program("mvn", "#!/bin/sh\nkill -TERM \"$PPID\"\n");
    assertThat(tree.launch().run().exitCode()).isEqualTo(143);
    assertThat(tree.targetFiles()).isEmpty();
  }

  @Test
  void theLockOfKilledBuildIsTakenOver() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    lock(gone.pid());
    Path remains = Files.createDirectories(tree.root().resolve("target/launcher-" + gone.pid()));
    assertThat(tree.launch().run().exitCode()).isZero();
    assertThat(tree.builds()).hasSize(1);
    assertThat(remains).doesNotExist();
    assertThat(tree.targetFiles()).doesNotContain("launcher.lock");
  }

  @Test
  void waitsForBuildOfAnotherProcess() throws Exception {
    Path jar = tree.jar();
    tree.launch().run();
    Path built = Files.move(jar, scratch.resolve("built.jar"));
    Path lock = lock(ProcessHandle.current().pid());
    Process waiting = tree.launch("x").builder().start();
    waiting.getOutputStream().close();
    try (BufferedReader stderr = reader(waiting)) {
      assertThat(stderr.readLine()).isEqualTo("credsmith: waiting for a build that is under way");
      Files.move(built, jar);
      Project.deleteTree(lock);
      assertThat(new String(waiting.getInputStream().readAllBytes(), UTF_8))
          .startsWith("arguments: x\n");
      assertThat(stderr.readLine()).isNull();
    }
    assertThat(waiting.waitFor()).isZero();
    assertThat(tree.builds()).hasSize(1);
  }

  private Path lock(long owner) throws IOException {
    Path lock = Files.createDirectories(tree.root().resolve("target/launcher.lock"));
    Files.writeString(lock.resolve("pid"), owner + "\n");
    return lock;
  }

  private static BufferedReader reader(Process process) {
    return new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8));
  }

  private static Outcome refused(String reason) {
    return new Outcome(2, "", "credsmith: " + reason + "\n");
  }
}
