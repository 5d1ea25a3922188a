package io.github.credsmith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.testing.Project;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The spec that an import writes: who may read it, and that it gives the files it came from. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "files have no POSIX modes there")
class ImportCommandTest {
  @TempDir private Path folder;

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> folders = Files.list(Project.root().resolve("examples"))) {
      return folders.filter(Files::isDirectory).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void whatIsGeneratedFromTheImportOfAnExampleIsNotOutOfDate(Path example) throws IOException {
    copy(example);
    Files.delete(spec());
    assertThat(run("import")).isZero();
    assertThat(run("generate", "--force")).isZero();
    assertThat(run("generate", "--check")).isZero();
  }

  @Test
  void aSpecWithASecretIsTheOwnersAlone() throws IOException {
    rules("{\"source\": \"static\", \"name\": \"canary-5d1c07\"}");
    assertThat(run("import")).isZero();
    assertThat(Files.readString(spec())).contains("insecureLiteral");
    assertThat(mode()).isEqualTo("rw-------");
  }

  @Test
  void aSpecWithoutOneIsEverybodysToRead() throws IOException {
    rules("{\"source\": \"env\", \"name\": \"CACHE_KEY\"}");
    Path plain = Files.createFile(folder.resolve("plain"));
    assertThat(run("import")).isZero();
    assertThat(Files.getPosixFilePermissions(spec()))
        .isEqualTo(Files.getPosixFilePermissions(plain));
  }

  private void copy(Path example) throws IOException {
    try (Stream<Path> files = Files.walk(example)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(example.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  private void rules(String source) throws IOException {
    Files.writeString(
        folder.resolve(".tweag-credential-helper.json"),
        """
        {"urls": [{"host": "cache.example.com", "helper": "remoteapis", "config": {
          "auth_method": "header", "header_name": "x-key", "lookup_chain": [%s]}}]}
        """
            .formatted(source));
  }

  private int run(String... args) {
    return Commands.all(Sessions.in(folder, new StringWriter(), new StringWriter())).execute(args);
  }

  private Path spec() {
    return folder.resolve("credsmith.yaml");
  }

  private String mode() throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(spec()));
  }
}
