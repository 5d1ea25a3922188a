package io.github.credsmith.cli;

import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What this process is made of.
 *
 * @param jar the jar that runs; where classes are run from a folder, that folder
 * @param java the program that runs it
 */
record RunningProgram(Path jar, Path java) {
  /** Names the class-data archive of a JVM. */
  static final String ARCHIVE_OPTION = "-XX:SharedArchiveFile=";

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

  /** The class-data archive that this process was started with; empty if with none. */
  Optional<String> archive() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith(ARCHIVE_OPTION))
        .map(option -> option.substring(ARCHIVE_OPTION.length()))
        .findFirst();
  }
}
