package io.github.credsmith.bazelrc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelperPathTest {
  @ParameterizedTest
  @CsvSource({
    "/usr/bin/helper, ABSOLUTE",
    "C:/tools/helper.exe, ABSOLUTE",
    "%workspace%/tools/helper, WORKSPACE",
    "%workspace%//tools/../helper, WORKSPACE",
    "%install_base%/helper, INSTALL_BASE",
    "helper, ON_PATH",
    "'', EMPTY",
    "%work_space%/helper, UNKNOWN_ROOT",
    "%workspace%helper, UNKNOWN_ROOT",
    "%workspace%, UNKNOWN_ROOT",
    "tools/helper, RELATIVE",
    "./helper, RELATIVE",
    "%workspace%/../helper, ABOVE_ROOT",
    "%workspace%/a/../../helper, ABOVE_ROOT"
  })
  void thePathSaysHowBazelFindsIt(String text, HelperPath.Kind kind) {
    assertThat(HelperPath.parse(text).kind()).isEqualTo(kind);
    assertThat(HelperPath.parse(text).toString()).isEqualTo(text);
  }

  @Test
  void aWorkspacePathIsAFileInTheWorkspace() {
    Path workspace = Path.of("/repo");

    assertThat(HelperPath.parse("%workspace%/tools/h").file(workspace))
        .contains(Path.of("/repo/tools/h"));
    assertThat(HelperPath.parse("%workspace%//tools/h").relative()).isEqualTo("tools/h");
    assertThat(HelperPath.parse("/opt/h").file(workspace)).contains(Path.of("/opt/h"));
    assertThat(HelperPath.parse("h").file(workspace)).isEmpty();
    assertThat(HelperPath.parse("/a\0b").file(workspace)).isEmpty();
  }
}
