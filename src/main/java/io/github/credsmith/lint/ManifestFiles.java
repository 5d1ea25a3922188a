package io.github.credsmith.lint;

import io.github.credsmith.document.SourceText;
import io.github.credsmith.kubernetes.ManifestText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells the few manifests that have to do with pulling images from all other YAML files. */
final class ManifestFiles {
  private ManifestFiles() {}

  /**
   * Whether a file's name is that of a YAML file and its text can hold a pull secret. A file that
   * cannot be read, or is larger than what is ever read, is none.
   */
  static boolean isOne(Path file) {
    String name = file.getFileName().toString();
    return (name.endsWith(".yaml") || name.endsWith(".yml")) && mayMatter(file);
  }

  /** Most files are looked at for this alone, so their bytes are not decoded. */
  private static boolean mayMatter(Path file) {
    try {
      return Files.size(file) <= SourceText.MAX_BYTES
          && ManifestText.mayMatter(
              new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
    } catch (IOException unreadable) {
      return false;
    }
  }
}
