package io.github.credsmith.lint;

import io.github.credsmith.dockerconfig.DockerConfigFiles;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.kubernetes.ManifestText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells the few YAML files that have to do with pulling images, Kubernetes manifests and those that
 * set {@code DOCKER_AUTH_CONFIG}, from all others.
 */
final class ManifestFiles {
  private ManifestFiles() {}

  /**
   * Whether a file's name is that of a YAML file and its text can hold one. A file that cannot be
   * read, or is larger than what is ever read, is none.
   */
  static boolean isOne(Path file) {
    return isYaml(file) && file.toFile().isFile() && mayMatter(file);
  }

  static boolean isYaml(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  private static boolean mayMatter(String text) {
    return ManifestText.mayMatter(text) || text.contains(DockerConfigFiles.AUTH_VARIABLE);
  }

  /** Most files are looked at for this alone, so their bytes are not decoded. */
  private static boolean mayMatter(Path file) {
    try {
      return Files.size(file) <= SourceText.MAX_BYTES
          && mayMatter(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
    } catch (IOException unreadable) {
      return false;
    }
  }
}
