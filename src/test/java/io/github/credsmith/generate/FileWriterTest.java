package io.github.credsmith.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "about POSIX modes and symbolic links")
class FileWriterTest {
  @TempDir Path folder;

  @Test
  void createsFoldersAndScripts() throws IOException {
    write(new Change("tools/x/helper", Change.Kind.CREATE, "", "#!/bin/sh\n", true));
    Path helper = folder.resolve("tools/x/helper");
    assertThat(helper).hasContent("#!/bin/sh").isExecutable();
    assertThat(files()).containsExactly("tools/x/helper");
  }

  @Test
  void keepsTheModeOfAFile() throws IOException {
    Path file = existing("config.json", "rw-------");
    write(new Change("config.json", Change.Kind.UPDATE, "old", "new", false));
    assertThat(file).hasContent("new");
    assertThat(mode(file)).isEqualTo("rw-------");
  }

  @Test
  void addsOnlyTheMissingBitsToAScript() throws IOException {
    Path file = existing("helper", "rw-r-----");
    write(new Change("helper", Change.Kind.MAKE_EXECUTABLE, "old", "old", true));
    assertThat(mode(file)).isEqualTo("rwxr-x---");
  }

  @Test
  void writesThroughALinkAndKeepsIt() throws IOException {
    existing("real/rc", "rw-r--r--");
    Files.createSymbolicLink(folder.resolve("middle"), Path.of("real/rc"));
    Path link = Files.createSymbolicLink(folder.resolve(".bazelrc"), Path.of("middle"));
    write(new Change(".bazelrc", Change.Kind.UPDATE, "old", "new", false));
    assertThat(link).isSymbolicLink().hasContent("new");
    assertThat(folder.resolve("real/rc")).isRegularFile().hasContent("new");
  }

  @Test
  void twoDotsAfterLinkToFolderAreAboveWhereItLeads() throws IOException {
    Path file = existing("other/helper", "rw-r--r--");
    Files.createDirectories(folder.resolve("other/deep"));
    Files.createSymbolicLink(folder.resolve("tools"), Path.of("other/deep"));
    Files.createSymbolicLink(folder.resolve("tools/helper"), Path.of("../helper"));
    write(new Change("tools/helper", Change.Kind.UPDATE, "old", "new", false));
    assertThat(file).hasContent("new");
    assertThat(files()).containsExactly("other/deep/helper", "other/helper");
  }

  @Test
  void aNewFileWithSecretIsItsOwnersAlone() throws IOException {
    String secret = "{\"source\": \"static\", \"name\": \"not-a-secret\"}";
    write(new Change("config.json", Change.Kind.CREATE, "", secret, false));
    assertThat(mode(folder.resolve("config.json"))).isEqualTo("rw-------");
  }

  @Test
  void aLinkLoopIsAnErrorNotALoop() throws IOException {
    Files.createSymbolicLink(folder.resolve("a"), Path.of("b"));
    Files.createSymbolicLink(folder.resolve("b"), Path.of("a"));
    assertThatThrownBy(() -> write(new Change("a", Change.Kind.UPDATE, "", "x", false)))
        .isInstanceOf(WriteException.class)
        .hasMessage("cannot be written: too many symbolic links");
  }

  @Test
  void nothingIsWrittenIfOneFileCannotBe() throws IOException {
    existing("first", "rw-r--r--");
    existing("file", "rw-r--r--");
    assertThatThrownBy(
            () ->
                write(
                    new Change("first", Change.Kind.UPDATE, "old", "new", false),
                    new Change("a/new/folder/x", Change.Kind.CREATE, "", "x", false),
                    new Change("file/below", Change.Kind.CREATE, "", "x", false)))
        .isInstanceOfSatisfying(
            WriteException.class, e -> assertThat(e.path()).isEqualTo("file/below"));
    assertThat(folder.resolve("first")).hasContent("old");
    assertThat(files()).containsExactly("file", "first");
    assertThat(folder.resolve("a")).doesNotExist();
  }

  @Test
  void deletes() throws IOException {
    existing("gone", "rw-r--r--");
    write(new Change("gone", Change.Kind.DELETE, "old", "", false));
    assertThat(files()).isEmpty();
  }

  private Path existing(String name, String mode) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "old");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private void write(Change... changes) {
    new FileWriter(new DiskWorkspace(folder)).write(List.of(changes));
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(f -> folder.relativize(f).toString())
          .sorted()
          .toList();
    }
  }
}
