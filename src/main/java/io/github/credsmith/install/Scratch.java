package io.github.credsmith.install;

import java.io.IOException;
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

  /** Removes it with everything in it; what cannot be removed stays. */
  void remove() {
    try (Stream<Path> all = Files.walk(path)) {
      all.sorted(Comparator.reverseOrder()).forEach(each -> each.toFile().delete());
    } catch (IOException e) {
      // It is gone, or whoever comes next tries again.
    }
  }
}
