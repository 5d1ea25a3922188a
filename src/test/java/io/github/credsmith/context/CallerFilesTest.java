package io.github.credsmith.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.credsmith.testing.Command;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class CallerFilesTest {
  @TempDir private Path folder;

  private final CallerFiles files = CallerFiles.ofThisMachine();

  @Test
  void aFileIsReadWhole() throws IOException {
    Path file = Files.write(folder.resolve("f"), new byte[] {0, -1, 13, 10});
    assertThat(files.read(file, 4)).containsExactly(0, -1, 13, 10);
    assertThat(files.read(Files.createFile(folder.resolve("empty")), 0)).isEmpty();
  }

  @Test
  void oneByteTooManyIsRefused() throws IOException {
    Path file = Files.write(folder.resolve("f"), new byte[5]);
    assertThatThrownBy(() -> files.read(file, 4))
        .isInstanceOf(FileTooLargeException.class)
        .hasMessageContaining("it is larger than 4 bytes");
  }

  @Test
  void aFileWithoutAnEndIsRefusedToo() {
    assertThatThrownBy(() -> files.read(Path.of("/dev/zero"), 4))
        .isInstanceOf(FileSystemException.class);
  }

  @Test
  void theNullDeviceIsAnEmptyFile() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("none"), Path.of("/dev/null"));
    assertThat(files.read(Path.of("/dev/null"), 4)).isEmpty();
    assertThat(files.read(link, 4)).isEmpty();
  }

  @Test
  @Timeout(20)
  void aPipeIsNotWaitedFor() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(Command.of("mkfifo", pipe.toString()).run().exitCode()).isZero();
    assertThatThrownBy(() -> files.read(pipe, 4)).hasMessageContaining("it is not a regular file");
    assertThat(files.isRegularFile(pipe)).isFalse();
    assertThat(files.exists(pipe)).isTrue();
  }

  @Test
  void aFolderIsNoFile() {
    assertThatThrownBy(() -> files.read(folder, 4)).hasMessageContaining("it is a directory");
    assertThat(files.isRegularFile(folder)).isFalse();
    assertThat(files.exists(folder)).isTrue();
  }

  @Test
  void whatIsAbsentSaysSo() throws IOException {
    Path gone = folder.resolve("gone");
    assertThat(files.isAbsent(gone)).isTrue();
    assertThat(files.exists(gone)).isFalse();
    assertThat(files.isRegularFile(gone)).isFalse();
    assertThat(files.isExecutable(gone)).isFalse();
    assertThatThrownBy(() -> files.read(gone, 4)).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> files.list(gone, 4)).isInstanceOf(NoSuchFileException.class);
    Path dangling = Files.createSymbolicLink(folder.resolve("link"), gone);
    assertThat(files.isAbsent(dangling)).isTrue();
  }

  @Test
  void whatIsBelowAFileIsNeitherThereNorAbsent() throws IOException {
    Path below = Files.createFile(folder.resolve("f")).resolve("below");
    assertThat(files.isAbsent(below)).isFalse();
    assertThat(files.exists(below)).isFalse();
  }

  @Test
  void anUnreadableFileIsThereButCannotBeRead() throws IOException {
    // Nobody, not even root, can read what is at the address 0.
    Path file = Path.of("/proc/self/mem");
    assertThat(files.isRegularFile(file)).isTrue();
    assertThatThrownBy(() -> files.read(file, 4)).isInstanceOf(IOException.class);
  }

  @Test
  void executableIsWhatThePermissionsSay() throws IOException {
    Path file = Files.createFile(folder.resolve("f"));
    assertThat(files.isExecutable(file)).isFalse();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    assertThat(files.isExecutable(file)).isTrue();
  }

  @Test
  void aTextIsUtf8() throws IOException {
    assertThat(files.readUtf8(Files.writeString(folder.resolve("t"), "ä"), 2)).isEqualTo("ä");
    Path latin = Files.write(folder.resolve("l"), new byte[] {(byte) 0xE4});
    assertThatThrownBy(() -> files.readUtf8(latin, 2)).isInstanceOf(CharacterCodingException.class);
  }

  @Test
  void aListingIsSortedAndBounded() throws IOException {
    List<Path> made =
        List.of(
            Files.createFile(folder.resolve("a")),
            Files.createDirectory(folder.resolve("b")),
            Files.createFile(folder.resolve("c")));
    assertThat(files.list(folder, 3)).isEqualTo(made);
    assertThatThrownBy(() -> files.list(folder, 2)).hasMessageContaining("more than 2 entries");
    assertThatThrownBy(() -> files.list(made.get(0), 2)).isInstanceOf(IOException.class);
  }

  @Test
  void aRelativePathIsAFaultOfTheProgram() {
    Path relative = Path.of("f");
    assertThatThrownBy(() -> files.read(relative, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> files.state(relative)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> files.list(relative, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> files.isExecutable(relative))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
