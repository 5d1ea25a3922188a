package io.github.credsmith.dockerconfig;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.context.CallerFiles;
import io.github.credsmith.context.Environment;
import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.context.RequestContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DockerConfigFilesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "none | none | /h/.docker/config.json /h/.config/containers/auth.json",
        "DOCKER_CONFIG=/d | none | /d/config.json /h/.config/containers/auth.json",
        "REGISTRY_AUTH_FILE=/r | none | /r /h/.docker/config.json",
        "REGISTRY_AUTH_FILE=r | DOCKER_CONFIG=d | /work/d/config.json /work/r",
        "XDG_RUNTIME_DIR=/x | XDG_CONFIG_HOME=/y"
            + " | /h/.docker/config.json /x/containers/auth.json /y/containers/auth.json",
        "DOCKER_CONFIG= | none | /h/.docker/config.json /h/.config/containers/auth.json",
      })
  void whatAVariableNamesComesBeforeTheDefaultPlaces(String first, String second, String expected) {
    Map<String, String> variables = new HashMap<>(Map.of("HOME", "/h"));
    for (String variable : new String[] {first, second}) {
      if (variable != null) {
        variables.put(variable.split("=")[0], variable.substring(variable.indexOf('=') + 1));
      }
    }
    assertThat(files(variables).files())
        .extracting(file -> file.path().toString())
        .containsExactly(expected.split(" "));
  }

  @Test
  void withoutAHomeThereAreNoDefaultPlaces() {
    assertThat(files(Map.of()).files()).isEmpty();
    assertThat(files(Map.of()).read(CallerFiles.ofThisMachine()).configs()).isEmpty();
  }

  @Test
  void theVariableIsAskedBeforeTheFiles(@TempDir Path home) throws IOException {
    Path file = home.resolve(".docker").resolve("config.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\"credsStore\": \"desktop\"}");
    DockerConfigs configs =
        files(
                Map.of(
                    "HOME",
                    home.toString(),
                    "DOCKER_AUTH_CONFIG",
                    "{\"auths\": {\"a\": {\"auth\": \"dTpw\"}}}"))
            .read(CallerFiles.ofThisMachine());
    assertThat(configs.entriesFor(RegistryKey.of("a"), Optional.empty()))
        .hasExactlyElementsOfTypes(RegistryEntry.Auth.class, RegistryEntry.Store.class);
    assertThat(configs.entriesFor(RegistryKey.of("b"), Optional.empty()))
        .hasExactlyElementsOfTypes(RegistryEntry.Store.class);
  }

  @Test
  void whatCannotBeReadIsNotedAndTheRestCounts(@TempDir Path home) throws IOException {
    Files.writeString(home.resolve("auth.json"), "{\"auths\": {\"a\": {\"auth\": \"dTpw\"}}}");
    Files.writeString(home.resolve("config.json"), "{\"auths\": canary");
    DockerConfigs configs =
        files(
                Map.of(
                    "DOCKER_CONFIG",
                    home.toString(),
                    "REGISTRY_AUTH_FILE",
                    home.resolve("auth.json").toString(),
                    "DOCKER_AUTH_CONFIG",
                    "canary"))
            .read(CallerFiles.ofThisMachine());
    assertThat(configs.entriesFor(RegistryKey.of("a"), Optional.empty())).hasSize(1);
    assertThat(configs.unreadable())
        .extracting(problem -> problem.location().file())
        .containsExactly("$DOCKER_AUTH_CONFIG", home.resolve("config.json").toString());
    assertThat(configs.unreadable().toString()).doesNotContain("canary");
  }

  @Test
  void anAbsentOrBlankFileIsNoFault(@TempDir Path folder) throws IOException {
    DockerConfigFile file =
        new DockerConfigFile(folder.resolve("config.json"), ConfigFormat.DOCKER, true);
    assertThat(file.read(CallerFiles.ofThisMachine())).isEmpty();
    Files.writeString(file.path(), "\n");
    assertThat(file.read(CallerFiles.ofThisMachine()))
        .get()
        .extracting(DockerConfig::auths)
        .isEqualTo(List.of());
  }

  @Test
  void theVariablesValueIsNotPrinted() {
    assertThat(files(Map.of("DOCKER_AUTH_CONFIG", "canary")).toString()).doesNotContain("canary");
  }

  private static DockerConfigFiles files(Map<String, String> variables) {
    return DockerConfigFiles.of(
        new RequestContext(
            Environment.of(variables, OperatingSystem.LINUX),
            Path.of("/work"),
            OperatingSystem.LINUX,
            Clock.systemUTC()));
  }
}
