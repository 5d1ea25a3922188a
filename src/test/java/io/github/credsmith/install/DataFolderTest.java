package io.github.credsmith.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.credsmith.context.Environment;
import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.context.RequestContext;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where the scripts that Bazel starts look for the jar, too. */
class DataFolderTest {

  @Test
  void theFolderForDataGoesBeforeTheHome() {
    assertThat(jar(OperatingSystem.LINUX, Map.of("XDG_DATA_HOME", "/data", "HOME", "/home/me")))
        .isEqualTo(Path.of("/data/credsmith/credsmith.jar"));
  }

  @Test
  void anEmptyVariableIsAsNone() {
    assertThat(jar(OperatingSystem.MACOS, Map.of("XDG_DATA_HOME", "", "HOME", "/home/me")))
        .isEqualTo(Path.of("/home/me/.local/share/credsmith/credsmith.jar"));
  }

  @Test
  void windowsHasAFolderOfItsOwn() {
    Map<String, String> variables = Map.of("LocalAppData", "/local", "XDG_DATA_HOME", "/data");
    assertThat(jar(OperatingSystem.WINDOWS, variables))
        .isEqualTo(Path.of("/local/credsmith/credsmith.jar"));
    assertThatThrownBy(() -> jar(OperatingSystem.WINDOWS, Map.of("HOME", "/home/me")))
        .isInstanceOf(InstallException.class)
        .hasMessage("LOCALAPPDATA is not set; set it");
  }

  @Test
  void aRelativeFolderWouldBeAnotherForEveryCaller() {
    assertThatThrownBy(() -> jar(OperatingSystem.LINUX, Map.of("HOME", "me")))
        .isInstanceOf(InstallException.class)
        .hasMessage("HOME is 'me', which is not absolute; correct it");
  }

  private static Path jar(OperatingSystem os, Map<String, String> variables) {
    return DataFolder.of(
            new RequestContext(
                Environment.of(variables, os), Path.of("/work"), os, Clock.systemUTC()))
        .jar();
  }
}
