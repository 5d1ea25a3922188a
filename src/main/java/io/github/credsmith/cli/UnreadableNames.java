package io.github.credsmith.cli;

import java.nio.file.InvalidPathException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds names that the Java runtime could not take from the system: in a locale without UTF-8 it
 * puts a replacement character for every byte outside ASCII, and no file can be opened by such a
 * name.
 */
final class UnreadableNames {
  private static final String REPLACEMENT = "\uFFFD";

  private UnreadableNames() {}

  /**
   * What is wrong, for people; empty if nothing is.
   *
   * @param workingDirectory as the runtime has it
   * @param args the command line
   */
  static Optional<String> fault(String workingDirectory, String... args) {
    if (workingDirectory.contains(REPLACEMENT)) {
      return Optional.of(line("the working directory's name"));
    }
    return Stream.of(args).anyMatch(arg -> arg.contains(REPLACEMENT))
        ? Optional.of(line("a name on the command line"))
        : Optional.empty();
  }

  /** What is wrong with the value of a variable that should be a path, for people. */
  static String faultOfPath(InvalidPathException invalid) {
    return invalid.getInput().contains(REPLACEMENT)
        ? line("the path '" + invalid.getInput() + "'")
        : "'" + invalid.getInput() + "' is no path: " + invalid.getReason();
  }

  private static String line(String name) {
    return name
        + " cannot be read in this locale, which has no UTF-8: set LC_ALL=C.UTF-8 in the environment";
  }
}
