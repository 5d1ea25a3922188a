package io.github.credsmith.dockerconfig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.credsmith.document.Document;
import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.JsonReader;
import io.github.credsmith.document.SourceText;
import java.util.List;
import java.util.Optional;

/** Fuzzed: what a docker configuration says about a registry, and editing it. */
class DockerConfigFuzzTest {
  private static final List<RegistryKey> REGISTRIES =
      List.of(RegistryKey.DOCKER_HUB, RegistryKey.of("registry.example:5000"));
  private static final List<Optional<String>> REPOSITORIES =
      List.of(Optional.empty(), Optional.of("acme/app"));
  private static final DockerConfigEditor EDITOR =
      new DockerConfigEditor(ConfigFormat.DOCKER, new CredentialHelperName("credsmith"));

  @FuzzTest
  void entries(byte[] input) {
    Document document;
    try {
      document = JsonReader.read(SourceText.decode("config.json", input));
    } catch (DocumentException notJson) {
      return;
    }
    for (ConfigFormat format : ConfigFormat.values()) {
      DockerConfig config = DockerConfigReader.read(document, format);
      for (RegistryKey registry : REGISTRIES) {
        REPOSITORIES.forEach(r -> assertThat(config.entryFor(registry, r)).isNotNull());
      }
    }
  }

  /** After the edit the helper answers for the registries, and another edit changes nothing. */
  @FuzzTest
  void editor(byte[] input) {
    String edited;
    try {
      SourceText source = SourceText.decode("config.json", input);
      edited = EDITOR.edit(Optional.of(source), REGISTRIES);
    } catch (DocumentException notAnObject) {
      return;
    }
    SourceText result = SourceText.decode("config.json", edited.getBytes(UTF_8));
    assertThat(EDITOR.edit(Optional.of(result), REGISTRIES)).isEqualTo(edited);
    DockerConfig config = DockerConfigReader.read(JsonReader.read(result), ConfigFormat.DOCKER);
    for (RegistryKey registry : REGISTRIES) {
      assertThat(config.entryFor(registry, Optional.empty()))
          .isInstanceOf(RegistryEntry.Helper.class);
    }
  }
}
