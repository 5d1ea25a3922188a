package io.github.credsmith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Who may read the spec that an import writes. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "files have no POSIX modes there")
class ImportCommandTest {
  @TempDir private Path folder;

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
