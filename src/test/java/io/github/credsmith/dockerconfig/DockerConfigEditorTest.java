package io.github.credsmith.dockerconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerConfigEditorTest {
  private static final DockerConfigEditor EDITOR =
      new DockerConfigEditor(ConfigFormat.DOCKER, new CredentialHelperName("credsmith"));

  @Test
  void aNewFileIsLaidOutAsDockerDoes() {
    assertThat(EDITOR.edit(Optional.empty(), keys("ghcr.io", "docker.io")))
        .isEqualTo(
            """
            {
            \t"credHelpers": {
            \t\t"ghcr.io": "credsmith",
            \t\t"https://index.docker.io/v1/": "credsmith"
            \t}
            }
            """);
  }

  @Test
  void anExistingFileKeepsAllElse() {
    String text =
        """
        {
          "auths" : { "ghcr.io": {} },
          "credHelpers": {
            "b.example": "pass",
            "old.example": "credsmith",
            "a.example": "pass"
          },
          "psFormat": "table {{.ID}}\\t{{.Names}}"
        }""";
    assertThat(edit(text, "ghcr.io", "a.example"))
        .isEqualTo(
            """
            {
              "auths" : { "ghcr.io": {} },
              "credHelpers": {
                "b.example": "pass",
                "a.example": "credsmith",
                "ghcr.io": "credsmith"
              },
              "psFormat": "table {{.ID}}\\t{{.Names}}"
            }""");
  }

  @Test
  void theSectionGoesWithItsLastEntry() {
    assertThat(edit("{\"a\": 1, \"credHelpers\": {\"ghcr.io\": \"credsmith\"}}"))
        .isEqualTo("{\"a\": 1}");
    assertThat(edit("{\"a\": 1, \"credHelpers\": {}}"))
        .isEqualTo("{\"a\": 1, \"credHelpers\": {}}");
  }

  @Test
  void aSectionThatIsNullIsFilled() {
    assertThat(edit("{\"credHelpers\": null}", "ghcr.io"))
        .isEqualTo("{\"credHelpers\": {\"ghcr.io\": \"credsmith\"}}");
    assertThat(edit("{\"credHelpers\": null}")).isEqualTo("{\"credHelpers\": null}");
  }

  @Test
  void anEntryThatIsThereIsNotWrittenAgain() {
    String text = "{\"credHelpers\":{\"ghcr.io\":\"\\u0063redsmith\"}}";
    assertThat(edit(text, "ghcr.io")).isEqualTo(text);
  }

  @Test
  void podmanGetsItsOwnNameForDockerHub() {
    assertThat(
            new DockerConfigEditor(ConfigFormat.PODMAN, new CredentialHelperName("credsmith"))
                .edit(Optional.of(SourceText.of("f", "")), keys("index.docker.io")))
        .contains("\"docker.io\": \"credsmith\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{", "{\"credHelpers\": []}", "{\"credHelpers\": \"canary\"}"})
  void aFileOfAnotherShapeIsRefused(String text) {
    assertThatThrownBy(() -> edit(text, "ghcr.io"))
        .isInstanceOf(DocumentException.class)
        .hasMessageNotContaining("canary");
  }

  private static String edit(String text, String... registries) {
    return EDITOR.edit(Optional.of(SourceText.of("f", text)), keys(registries));
  }

  private static List<RegistryKey> keys(String... registries) {
    return Stream.of(registries).map(RegistryKey::of).toList();
  }
}
