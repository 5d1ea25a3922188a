package io.github.credsmith.helperconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.credsmith.context.CallerFiles;
import io.github.credsmith.context.Environment;
import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.context.RequestContext;
import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.testing.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelperConfigFileTest {

  @Test
  void theConfigurationFileIsTheNamedOneElseTheWorkspaces() {
    assertThat(HelperConfigFile.of(context(Map.of())))
        .isEqualTo(new HelperConfigFile(Path.of("/work/.tweag-credential-helper.json"), false));
    assertThat(
            HelperConfigFile.of(
                context(Map.of("CREDENTIAL_HELPER_CONFIG_FILE", "%workspace%/helper.json"))))
        .isEqualTo(new HelperConfigFile(Path.of("/work/helper.json"), true));
  }

  @Test
  void anAbsentFileIsNoFault(@TempDir Path folder) throws IOException {
    CallerFiles files = CallerFiles.ofThisMachine();
    HelperConfigFile file = new HelperConfigFile(folder.resolve("f.json"), true);
    assertThat(file.read(files)).isEmpty();
    Files.writeString(file.path(), "{}");
    assertThat(file.read(files)).get().isInstanceOf(HelperConfigReading.Valid.class);
    Files.writeString(file.path(), "{");
    assertThatThrownBy(() -> file.read(files)).isInstanceOf(DocumentException.class);
  }

  @Test
  void whatIsNoFileIsNamedAndNotWaitedFor(@TempDir Path folder) {
    CallerFiles files = CallerFiles.ofThisMachine();
    Path pipe = folder.resolve("pipe");
    assertThat(Command.of("mkfifo", pipe.toString()).run().exitCode()).isZero();
    assertThatThrownBy(() -> new HelperConfigFile(pipe, true).read(files))
        .isInstanceOf(DocumentException.class)
        .hasMessage("cannot be read: it is not a regular file");
    assertThatThrownBy(() -> new HelperConfigFile(folder, true).read(files))
        .isInstanceOf(DocumentException.class)
        .hasMessage("cannot be read: it is a directory, not a file");
  }

  @Test
  void aFileThatIsTooLargeIsNotRead(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("f"), new byte[SourceText.MAX_BYTES + 1]);
    assertThatThrownBy(() -> new HelperConfigFile(file, true).read(CallerFiles.ofThisMachine()))
        .isInstanceOf(DocumentException.class)
        .hasMessage("cannot be read: it is larger than 4194304 bytes");
  }

  private static RequestContext context(Map<String, String> variables) {
    return new RequestContext(
        Environment.of(variables, OperatingSystem.LINUX),
        Path.of("/work"),
        OperatingSystem.LINUX,
        Clock.systemUTC());
  }
}
