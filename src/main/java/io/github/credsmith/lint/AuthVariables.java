package io.github.credsmith.lint;

import io.github.credsmith.dockerconfig.AuthVariableReader;
import io.github.credsmith.dockerconfig.ConfigFormat;
import io.github.credsmith.dockerconfig.DockerConfig;
import io.github.credsmith.dockerconfig.DockerConfigFiles;
import io.github.credsmith.dockerconfig.DockerConfigReader;
import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.EmbeddedText;
import io.github.credsmith.document.SourceText;
import java.util.List;

/** What the files of a workspace set {@code DOCKER_AUTH_CONFIG} to. */
final class AuthVariables {
  private AuthVariables() {}

  /** The configurations in a YAML file; mostly none. */
  static List<ReadFile<DockerConfig>> of(SourceText yaml) {
    return yaml.text().contains(DockerConfigFiles.AUTH_VARIABLE)
        ? AuthVariableReader.values(yaml).stream().map(value -> read(yaml, value)).toList()
        : List.of();
  }

  private static ReadFile<DockerConfig> read(SourceText yaml, EmbeddedText value) {
    try {
      return ReadFile.of(
          yaml.file(), DockerConfigReader.read(value.json(), ConfigFormat.AUTH_VARIABLE));
    } catch (DocumentException notJson) {
      return ReadFile.failed(notJson);
    }
  }
}
