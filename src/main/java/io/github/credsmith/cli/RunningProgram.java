package io.github.credsmith.cli;

import java.net.URISyntaxException;
import java.nio.file.Path;

/**
 * What this process is made of.
 *
 * @param jar the jar that runs; where classes are run from a folder, that folder
 * @param java the program that runs it
 */
record RunningProgram(Path jar, Path java) {

  /** That of this process. */
  static RunningProgram ofProcess() {
    try {
      return new RunningProgram(
          Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI()),
          Path.of(System.getProperty("java.home"), "bin", "java"));
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a class loader names its jar by a URI", e);
    }
  }
}
