package io.github.credsmith.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPrefixesTest {

  @ParameterizedTest
  @CsvSource({
    "%workspace%/a/b, /work/a/b",
    "%workspace%, /work",
    "%workdir%/run/agent.sock,"
        + " /home/u/.cache/tweag-credential-helper/1e0bb3bee2d09d2e4ad3523530d3b40c/run/agent.sock",
    "%tmp%/a, /tmp/a",
    "%cache%/a, /home/u/.cache/a",
    "~/a, /home/u/a",
    "/absolute/%tmp%, /absolute/%tmp%",
    "relative, /work/relative",
  })
  void aPrefixIsReplacedByItsFolder(String path, String expected) {
    assertThat(prefixes(OperatingSystem.LINUX, Map.of("HOME", "/home/u")).expand(path))
        .isEqualTo(Path.of(expected));
  }

  @Test
  void theWorkspaceIsTheNamedOneElseBazelsElseTheWorkingDirectory() {
    assertThat(prefixes(OperatingSystem.LINUX, Map.of()).workspace()).isEqualTo(Path.of("/work"));
    assertThat(
            prefixes(OperatingSystem.LINUX, Map.of("BUILD_WORKSPACE_DIRECTORY", "/ws")).workspace())
        .isEqualTo(Path.of("/ws"));
    assertThat(
            prefixes(
                    OperatingSystem.LINUX,
                    Map.of(
                        "BUILD_WORKSPACE_DIRECTORY",
                        "/ws",
                        "CREDENTIAL_HELPER_WORKSPACE_DIRECTORY",
                        "named"))
                .workspace())
        .isEqualTo(Path.of("/work/named"));
  }

  @Test
  void theWorkDirectoryCanBeNamed() {
    assertThat(
            prefixes(OperatingSystem.LINUX, Map.of("CREDENTIAL_HELPER_WORKDIR", "/wd"))
                .expand("%workdir%/bin"))
        .isEqualTo(Path.of("/wd/bin"));
  }

  @ParameterizedTest
  @CsvSource({
    "LINUX, HOME=/h, /h/.cache",
    "LINUX, XDG_CACHE_HOME=/x, /x",
    "LINUX, XDG_CACHE_HOME=x, /tmp",
    "LINUX, TMPDIR=/t, /t",
    "LINUX, TEST_TMPDIR=/tt, /tt",
    "MACOS, HOME=/h, /h/Library/Caches",
    "FREEBSD, HOME=/h, /h/.cache",
    "WINDOWS, LocalAppData=/l, /l",
    "WINDOWS, TEMP=/t, /t",
    "WINDOWS, USERPROFILE=/u, /u",
    "WINDOWS, OTHER=x, /work",
  })
  void theCacheIsWhereThePlatformHasIt(OperatingSystem os, String variable, String expected) {
    String[] parts = variable.split("=");
    assertThat(prefixes(os, Map.of(parts[0], parts[1])).cacheDirectory())
        .isEqualTo(Path.of(expected));
  }

  private static PathPrefixes prefixes(OperatingSystem os, Map<String, String> variables) {
    return new PathPrefixes(context(os, variables));
  }

  private static RequestContext context(OperatingSystem os, Map<String, String> variables) {
    return new RequestContext(
        Environment.of(variables, os), Path.of("/work"), os, Clock.systemUTC());
  }
}
