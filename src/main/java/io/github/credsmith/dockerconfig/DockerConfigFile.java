package io.github.credsmith.dockerconfig;

import io.github.credsmith.context.CallerFiles;
import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.SourceText;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A place where a docker configuration may be.
 *
 * @param path absolute; a file need not exist there
 * @param named whether the caller named it by a variable, rather than it being a default place
 */
public record DockerConfigFile(Path path, ConfigFormat format, boolean named) {

  /**
   * Reads the file.
   *
   * @return empty if there is no file
   * @throws DocumentException if there is one that cannot be read or is not JSON
   */
  public Optional<DockerConfig> read(CallerFiles files) {
    if (files.isAbsent(path)) {
      return Optional.empty();
    }
    SourceText source = SourceText.read(path.toString(), limit -> files.read(path, limit));
    return Optional.of(DockerConfigReader.read(source, format));
  }
}
