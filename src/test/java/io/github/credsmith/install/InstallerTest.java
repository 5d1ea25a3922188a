package io.github.credsmith.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.credsmith.context.Environment;
import io.github.credsmith.context.OperatingSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an installation does with the Java that it has. */
class InstallerTest {
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  @TempDir private Path folder;

  private FakeJava java;
  private DataFolder data;
  private final List<String> notes = new ArrayList<>();

  @BeforeEach
  void java() throws IOException {
    java = new FakeJava(folder.resolve("jdk"));
    data = new DataFolder(folder.resolve("data"));
  }

  @Test
  void theArchiveIsMadeOfWhatAllRunsLoad() throws IOException {
    install(jar("a"));
    assertThat(notes).isEmpty();
    assertThat(data.archive()).hasContent("archive");
    // Without numbers, each class once, and lines about classes after all of them.
    assertThat(java.noted("merged"))
        .containsSubsequence("java/lang/Object", "a/8", "@lambda a/B run", "# NOTE")
        .doesNotHaveDuplicates();
    assertThat(java.calls())
        .filteredOn(call -> call.contains("DumpLoadedClassList"))
        .extracting(call -> call.replaceAll(".*\\.jar ", ""))
        .containsExactly("validate", "generate", "lint", "get", "agent-launch --once");
    assertThat(java.noted("input")).allMatch(input -> input.contains("\"uri\"")).isNotEmpty();
    assertThat(files()).containsExactly("credsmith.jar", "credsmith.jsa", "install.lock");
  }

  @Test
  void theRunsSeeNothingOfTheCaller() throws IOException {
    install(jar("a"));
    assertThat(java.noted("environment"))
        .contains("CREDENTIAL_HELPER_STANDALONE=1", "LANG=C.UTF-8")
        .noneMatch(line -> line.contains("canary") || line.startsWith("JAVA_TOOL_OPTIONS"));
  }

  @Test
  void anArchiveThatIsOfUseStays() throws IOException {
    install(jar("a"));
    int calls = java.calls().size();
    Files.setLastModifiedTime(data.jar(), LONG_AGO);
    Files.setLastModifiedTime(data.archive(), LONG_AGO);
    install(jar("a"));
    assertThat(java.calls()).hasSize(calls + 1);
    assertThat(Files.getLastModifiedTime(data.jar())).isEqualTo(LONG_AGO);
    assertThat(Files.getLastModifiedTime(data.archive())).isEqualTo(LONG_AGO);
  }

  @Test
  void theArchiveOfAnotherJavaIsReplaced() throws IOException {
    install(jar("a"));
    Files.writeString(data.archive(), "made by another");
    install(jar("a"));
    assertThat(data.archive()).hasContent("archive");
  }

  @Test
  void anotherJarMeansAnotherArchive() throws IOException {
    install(jar("a"));
    java.set("no-lists");
    install(jar("b"));
    assertThat(data.jar()).hasSameBinaryContentAs(jar("b"));
    assertThat(data.archive()).doesNotExist();
  }

  @Test
  void aJavaThatListsNoClasses() throws IOException {
    java.set("no-lists");
    install(jar("a"));
    requireNoteAndNoArchive("this Java lists no classes of 'validate'");
  }

  @Test
  void aJavaThatMakesNoArchive() throws IOException {
    java.set("no-archive");
    install(jar("a"));
    requireNoteAndNoArchive("the JVM made none; the disk may be full");
  }

  @Test
  void anArchiveThatIsDamaged() throws IOException {
    java.set("damaged");
    install(jar("a"));
    requireNoteAndNoArchive("the one that was made cannot be used");
  }

  @Test
  void aJavaThatIsNotThere() throws IOException {
    Files.delete(java.command());
    install(jar("a"));
    assertThat(notes)
        .singleElement()
        .asString()
        .startsWith("no class-data archive: " + java.command() + " cannot be started");
    assertThat(data.jar()).exists();
  }

  @Test
  void aFolderInThePlaceOfTheArchive() throws IOException {
    Files.createDirectories(data.archive().resolve("x"));
    install(jar("a"));
    assertThat(notes)
        .singleElement()
        .asString()
        .startsWith("no class-data archive: " + data.archive() + ": cannot be written: ");
  }

  @Test
  void whatKilledInstallationsLeftGoes() throws IOException {
    Files.createDirectories(data.path().resolve(".credsmith.jsa.1.tmp/workspace"));
    Files.createFile(data.path().resolve(".credsmith.jsa.1.tmp/workspace/x"));
    Files.createFile(data.path().resolve(".credsmith.jar.2.tmp"));
    Files.createFile(data.path().resolve("notes.txt"));
    install(jar("a"));
    assertThat(files())
        .containsExactly("credsmith.jar", "credsmith.jsa", "install.lock", "notes.txt");
  }

  @Test
  void aForeignScriptKeepsEverythingAsItIs() throws IOException {
    Path foreign = Files.writeString(folder.resolve("tool"), "#!/bin/sh\necho Generated by me\n");
    List<OwnScript> scripts = List.of(new OwnScript(foreign, "text", "go elsewhere"));
    ProgramJar jar = ProgramJar.at(jar("a"), "Main");
    assertThatThrownBy(() -> installer().install(jar, scripts, false))
        .isInstanceOf(InstallException.class)
        .hasMessage(
            foreign + ": is there already and was not written by credsmith; --force replaces it");
    assertThat(data.path()).doesNotExist();
  }

  @Test
  void aScriptThatLostItsModeGetsItBack() throws IOException {
    Path script = Files.writeString(folder.resolve("tool"), "text");
    installer()
        .install(ProgramJar.at(jar("a"), "Main"), List.of(new OwnScript(script, "text", "")), true);
    assertThat(script).isExecutable().hasContent("text");
  }

  private void install(Path jar) {
    installer().install(ProgramJar.at(jar, "Main"), List.of(), false);
  }

  private Installer installer() {
    Environment environment =
        Environment.of(
            Map.of(
                "PATH", "/usr/bin:/bin",
                "LANG", "C.UTF-8",
                "GH_TOKEN", "canary",
                "CREDENTIAL_HELPER_AGENT_SOCKET", "/canary",
                "JAVA_TOOL_OPTIONS", "-Dcanary"),
            OperatingSystem.LINUX);
    return new Installer(data, new JavaRuntime(java.command(), environment), notes::add);
  }

  private Path jar(String comment) throws IOException {
    Path jar = folder.resolve(comment + ".jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "Main");
    if (!Files.exists(jar)) {
      try (JarOutputStream stream = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
        stream.setComment(comment);
      }
    }
    return jar;
  }

  private void requireNoteAndNoArchive(String reason) throws IOException {
    assertThat(notes)
        .containsExactly(
            "no class-data archive: "
                + reason
                + "; credsmith works without it and starts more slowly");
    assertThat(files()).containsExactly("credsmith.jar", "install.lock");
  }

  private List<String> files() throws IOException {
    return Installation.names(data.path());
  }
}
