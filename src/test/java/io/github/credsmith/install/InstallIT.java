package io.github.credsmith.install;

import static io.github.credsmith.install.Installation.answer;
import static io.github.credsmith.install.Installation.installed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.generate.Templates;
import io.github.credsmith.testing.CredsmithProcess;
import io.github.credsmith.testing.Outcome;
import io.github.credsmith.testing.Privileges;
import io.github.credsmith.testing.Project;
import io.github.credsmith.testing.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code installer-install} as a process, and what it installs as builds start it. */
class InstallIT {
  /** Of all tests together, because recording an archive takes long; each has its own home. */
  @TempDir private static Path data;

  @TempDir private Path folder;

  private Installation user;

  @BeforeEach
  void user() throws IOException {
    user = new Installation(folder.resolve("home"), data);
  }

  @Test
  void theScriptThatIsPrintedAnswers() throws IOException {
    assertThat(user.installer().run()).isEqualTo(installed(user.helper()));
    assertThat(user.ask(user.helper())).isEqualTo(answer());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(user.helper())))
        .isEqualTo("rwxr-xr-x");
    user.requireWhole();
  }

  @Test
  void theScriptIsTheOneThatIsGenerated() throws IOException {
    user.installer().run();
    Files.writeString(
        user.workspace().resolve("credsmith.yaml"),
        """
        apiVersion: credsmith/v1
        kind: CredentialSpec
        bazel: {}
        credentials: []
        """);
    Outcome generated =
        user.credsmith(Stream.of("generate", "--stdout", "stub")).in(user.workspace()).run();
    assertThat(body(Files.readString(user.helper()))).isEqualTo(body(generated.stdout()));
  }

  /** Without the line that says where it comes from. */
  private static String body(String script) {
    String body =
        script.replaceFirst("(?m)^# (Generated|Written) by credsmith.*$", "# by credsmith");
    assertThat(body).isNotEqualTo(script);
    return body;
  }

  @Test
  void withoutXdgItIsInTheHome() throws IOException {
    Installation plain =
        new Installation(folder.resolve("plain"), folder.resolve("plain/.local/share"));
    assertThat(plain.installer().without("XDG_DATA_HOME").run())
        .isEqualTo(installed(plain.helper()));
    plain.requireWhole();
  }

  @Test
  void againNothingChanges() throws IOException {
    user.installer("--bin", "bin").run();
    List<Path> files =
        List.of(
            user.jar(),
            user.archive(),
            user.helper(),
            user.workspace().resolve("bin/credsmith"),
            user.workspace().resolve("bin/docker-credential-credsmith"));
    FileTime longAgo = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(user.helper(), longAgo);
    List<FileTime> before = times(files);

    Outcome again =
        user.program(user.helper().toString(), "installer-install", "--bin", "bin").run();

    assertThat(again.stdout()).isEqualTo(user.helper() + "\n");
    assertThat(again.exitCode()).isZero();
    assertThat(times(files)).isEqualTo(before);
  }

  private static List<FileTime> times(List<Path> files) throws IOException {
    List<FileTime> times = new ArrayList<>();
    for (Path file : files) {
      times.add(Files.getLastModifiedTime(file));
    }
    return times;
  }

  @Test
  void aVariableOfTheReferenceHelperRunsIt() {
    assertThat(user.credsmith(Stream.empty()).with("CREDENTIAL_HELPER_INSTALLER_RUN", "1").run())
        .isEqualTo(installed(user.helper()));
    Outcome usage =
        user.credsmith(Stream.empty()).with("CREDENTIAL_HELPER_INSTALLER_RUN", "0").run();
    assertThat(usage.exitCode()).isEqualTo(2);
    assertThat(usage.stderr()).startsWith("Usage: credsmith");
  }

  @ParameterizedTest
  @CsvSource({
    "INSTALLER_DESTINATION, %workdir%/x/helper, work/x/helper",
    "INSTALLER_DESTINATION, %workspace%/tools/helper, my workspace/tools/helper",
    "INSTALLER_DESTINATION, %tmp%/helper, tmp/helper",
    "INSTALLER_DESTINATION, %cache%/helper, cache/helper",
    "INSTALLER_DESTINATION, ~/helper, helper",
    "INSTALLER_DESTINATION, tools/helper, my workspace/tools/helper",
    "BIN, %workdir%/x/helper, work/x/helper",
    "BIN, %workspace%/tools/helper, my workspace/tools/helper",
    "BIN, %tmp%/helper, tmp/helper",
    "BIN, %cache%/helper, cache/helper",
    "BIN, ~/helper, helper"
  })
  void theDestinationMayBeChosen(String variable, String value, String expected) {
    Outcome outcome =
        user.installer()
            .with("CREDENTIAL_HELPER_" + variable, value)
            .with("TMPDIR", user.home().resolve("tmp").toString())
            .with("XDG_CACHE_HOME", user.home().resolve("cache").toString())
            .run();
    assertThat(outcome).isEqualTo(installed(user.home().resolve(expected)));
    assertThat(user.home().resolve(expected)).isExecutable();
  }

  @Test
  void theInstallersOwnVariableGoesBeforeTheOtherAndBothBeforeTheDefault() {
    Outcome outcome =
        user.installer()
            .with("CREDENTIAL_HELPER_INSTALLER_DESTINATION", "~/first")
            .with("CREDENTIAL_HELPER_BIN", "~/second")
            .run();
    assertThat(outcome).isEqualTo(installed(user.home().resolve("first")));
    assertThat(user.home().resolve("second")).doesNotExist();
    assertThat(user.helper()).doesNotExist();
  }

  @Test
  void foldersWithSpacesAndOtherLetters() throws IOException {
    Requirement.require(
        "UTF-8".equals(System.getProperty("sun.jnu.encoding")),
        "the tests run in a locale without names outside ASCII; set LANG=C.UTF-8");
    Path home = folder.resolve("ein schlüssel's ключ");
    Installation other = new Installation(home, home.resolve("daten ü"));
    assertThat(other.installer("--bin", home.resolve("bin ä").toString()).run().stdout())
        .isEqualTo(other.helper() + "\n");
    assertThat(other.ask(other.helper())).isEqualTo(answer());
    assertThat(other.ask(home.resolve("bin ä/credsmith"))).isEqualTo(answer());
    assertThat(other.jar()).hasSameBinaryContentAs(Project.jar());
    assertThat(other.archive()).isNotEmptyFile();
    assertThat(other.installer().in(folder).with("LC_ALL", "C").run().stderr())
        .startsWith("credsmith: the path '")
        .endsWith("which has no UTF-8: set LC_ALL=C.UTF-8 in the environment\n")
        .hasLineCount(1);
  }

  @Test
  void aFolderThatCannotBeWrittenTo() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
    Outcome outcome =
        Privileges.without(
                user.installer()
                    .with("CREDENTIAL_HELPER_INSTALLER_DESTINATION", closed + "/helper"))
            .run();
    assertThat(outcome)
        .isEqualTo(
            refused(
                closed
                    + "/helper: cannot be written: permission denied;"
                    + " CREDENTIAL_HELPER_INSTALLER_DESTINATION chooses another place"));
    assertThat(closed).isEmptyDirectory();
  }

  @Test
  void aDataFolderThatCannotBeWrittenTo() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
    Outcome outcome =
        Privileges.without(user.installer().with("XDG_DATA_HOME", closed.toString())).run();
    assertThat(outcome)
        .isEqualTo(
            refused(
                closed
                    + "/credsmith: cannot be written: permission denied; XDG_DATA_HOME (on Windows"
                    + " LOCALAPPDATA) chooses another folder"));
    assertThat(user.helper()).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "missing, does not exist",
    "folder, is a folder",
    "text, is not a jar",
    "empty, is not a jar",
    "half.jar, is not a jar",
    "other.jar, is a jar of another program",
    "plain.jar, is a jar of another program",
    "launcher, 'is a script, not the jar that it starts'",
    "helper.bat, 'is a script, not the jar that it starts'"
  })
  void aSourceThatIsNoJarOfOurs(String name, String what) throws IOException {
    Path sources = sources();
    Outcome outcome =
        user.installer()
            .with("CREDENTIAL_HELPER_INSTALLER_SOURCE", sources.resolve(name).toString())
            .with("XDG_DATA_HOME", user.home().resolve("data").toString())
            .run();
    assertThat(outcome)
        .isEqualTo(
            refused(
                sources.resolve(name)
                    + ": "
                    + what
                    + "; set CREDENTIAL_HELPER_INSTALLER_SOURCE to a credsmith.jar, or unset it to"
                    + " install the one that runs"));
    assertThat(Installation.names(user.home())).containsExactly("my workspace");
  }

  private Path sources() throws IOException {
    Path sources = Files.createDirectories(folder.resolve("sources"));
    Files.createDirectory(sources.resolve("folder"));
    Files.writeString(sources.resolve("text"), "not a jar\n");
    Files.createFile(sources.resolve("empty"));
    byte[] jar = Files.readAllBytes(Project.jar());
    Files.write(sources.resolve("half.jar"), Arrays.copyOf(jar, jar.length / 2));
    Files.copy(Project.root().resolve("credsmith"), sources.resolve("launcher"));
    Files.writeString(sources.resolve("helper.bat"), "@echo off\r\n");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "com.example.Main");
    new JarOutputStream(Files.newOutputStream(sources.resolve("other.jar")), manifest).close();
    new JarOutputStream(Files.newOutputStream(sources.resolve("plain.jar")), new Manifest())
        .close();
    return sources;
  }

  @Test
  void aSourceBehindLinks() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Project.jar());
    Path second = Files.createSymbolicLink(folder.resolve("second"), link.getFileName());
    assertThat(user.installer().with("CREDENTIAL_HELPER_INSTALLER_SOURCE", second.toString()).run())
        .isEqualTo(installed(user.helper()));
    assertThat(user.jar()).isRegularFile().hasSameBinaryContentAs(Project.jar());
  }

  @Test
  void aForeignFileStaysUnlessForced() throws IOException {
    Files.createDirectories(user.helper().getParent());
    Files.write(user.helper(), new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
    assertThat(user.installer().run())
        .isEqualTo(
            refused(
                user.helper()
                    + ": is there already and was not written by credsmith; --force replaces it"));
    assertThat(user.helper()).hasBinaryContent(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
    assertThat(user.installer("--force").run()).isEqualTo(installed(user.helper()));
    assertThat(user.ask(user.helper())).isEqualTo(answer());
  }

  @Test
  void anOlderScriptOfOursIsReplaced() throws IOException {
    Files.createDirectories(user.helper().getParent());
    Files.writeString(
        user.helper(),
        "#!/bin/sh\n# Generated by credsmith from old.yaml; change that.\nexec old \"$@\"\n");
    assertThat(user.installer().run()).isEqualTo(installed(user.helper()));
    assertThat(user.ask(user.helper())).isEqualTo(answer());
  }

  @Test
  void aLinkIsReplacedAndWhatIsBehindItStays() throws IOException {
    Path precious = Files.writeString(folder.resolve("precious"), "#!/bin/sh\n");
    Files.createDirectories(user.helper().getParent());
    Files.createSymbolicLink(user.helper(), precious);
    assertThat(user.installer().run().exitCode()).isEqualTo(2);
    assertThat(user.installer("--force").run()).isEqualTo(installed(user.helper()));
    assertThat(precious).hasContent("#!/bin/sh\n");
    assertThat(user.helper()).isRegularFile();
    assertThat(Files.isSymbolicLink(user.helper())).isFalse();
  }

  @Test
  void aFolderInTheWay() throws IOException {
    Files.createDirectories(user.helper().resolve("x"));
    for (String[] options : new String[][] {{}, {"--force"}}) {
      Outcome outcome = user.installer(options).run();
      assertThat(outcome.exitCode()).isEqualTo(2);
      assertThat(outcome.stderr()).startsWith("credsmith: " + user.helper()).hasLineCount(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", "busybox"})
  void aCommandForPeople(String shell) throws IOException {
    String program = Installation.shell(shell);
    Path bin = user.home().resolve("bin");
    Outcome outcome = user.installer("--bin", bin.toString()).run();
    assertThat(outcome)
        .isEqualTo(
            new Outcome(
                0,
                user.helper() + "\n",
                "credsmith: " + bin + " is not on PATH; add it to use `credsmith`\n"));
    String[] words =
        shell.equals("busybox") ? new String[] {program, "sh"} : new String[] {program};
    assertThat(user.ask(bin.resolve("credsmith"), words)).isEqualTo(answer());
    Outcome docker =
        user.program(bin.resolve("docker-credential-credsmith").toString(), "version").run();
    assertThat(docker.stdout()).startsWith("credsmith ");
    assertThat(docker.exitCode()).isZero();
    assertThat(
            user.program(bin.resolve("credsmith").toString(), "two words", "*", "--x=$HOME")
                .run()
                .stderr())
        .contains("'two words'", "'*'", "'--x=$HOME'");
  }

  @Test
  void theCommandUsesTheArchiveAndPassesOptionsOn() throws IOException {
    Path bin = user.home().resolve("bin");
    assertThat(
            user.installer("--bin", bin.toString())
                .with("PATH", "/usr/bin:" + bin + "/../bin")
                .run())
        .isEqualTo(installed(user.helper()));
    Outcome outcome =
        user.program(bin.resolve("credsmith").toString(), "--version")
            .with("CREDSMITH_JAVA_OPTS", "-Xlog:class+load:file=loaded -Xmx64m")
            .run();
    assertThat(outcome).isEqualTo(CredsmithProcess.credsmith("--version").run());
    assertThat(user.workspace().resolve("loaded"))
        .content()
        .containsPattern("credsmith\\.cli\\.Main source: shared objects file");
  }

  @Test
  void theCommandSaysWhatIsMissing() throws IOException {
    Path command = folder.resolve("credsmith");
    String dash = Installation.shell("dash");
    Templates templates = new Templates(Optional.empty());
    Files.writeString(
        command,
        templates.fill("credsmith.sh", Map.of("jar", "/no/such jar", "archive", "/no/archive")));
    assertThat(user.program(dash, command.toString()).run())
        .isEqualTo(refused("no jar at /no/such jar; install credsmith again"));
    Files.writeString(
        command,
        templates.fill("credsmith.sh", Map.of("jar", command.toString(), "archive", "/no")));
    assertThat(user.program(dash, command.toString()).without("JAVA_HOME").with("PATH", "").run())
        .isEqualTo(refused("no Java; install a JDK 17 or later, or set JAVA_HOME"));
  }

  @Test
  void anArchiveThatIsOfNoUseGoesUnnoticedUntilTheNextInstallation() throws IOException {
    Installation other = new Installation(folder.resolve("other"), folder.resolve("data"));
    Files.createDirectories(other.archive().getParent());
    Files.writeString(other.archive(), "not an archive");
    Files.copy(Project.jar(), other.jar());
    assertThat(other.loadedFromArchive()).isEmpty();
    assertThat(other.installer().run()).isEqualTo(installed(other.helper()));
    other.requireWhole();
  }

  @Test
  void withoutAFolderToInstallIn() {
    assertThat(user.installer().without("XDG_DATA_HOME").without("HOME").run())
        .isEqualTo(
            refused(
                "neither XDG_DATA_HOME nor HOME is set, so there is no folder to install in; set one"
                    + " of them"));
    assertThat(user.installer().with("XDG_DATA_HOME", "a/b").run())
        .isEqualTo(refused("XDG_DATA_HOME is 'a/b', which is not absolute; correct it"));
  }

  @Test
  void theUmaskIsKept() throws IOException {
    String words = String.join("' '", user.installer().words());
    Outcome outcome = user.program("/bin/sh", "-c", "umask 077; exec '" + words + "'").run();
    assertThat(outcome).isEqualTo(installed(user.helper()));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(user.helper())))
        .isEqualTo("rwx------");
  }

  private static Outcome refused(String line) {
    return new Outcome(2, "", "credsmith: " + line + "\n");
  }
}
