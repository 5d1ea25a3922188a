package io.github.credsmith.install;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A file or folder that is only there for a while.
 *
 * @param path where
 */
record Scratch(Path path) {

  private static final int ATTEMPTS = 3;

  /**
   * Removes it with everything in it, even if somebody is just putting one more file there; what
   * cannot be removed stays.
   */
  void remove() {
    for (int i = 0; i < ATTEMPTS && Files.exists(path); i++) {
      try (Stream<Path> all = Files.walk(path)) {
        all.sorted(Comparator.reverseOrder()).forEach(each -> each.toFile().delete());
      } catch (IOException | UncheckedIOException e) {
        // It changed meanwhile.
      }
    }
  }
}
