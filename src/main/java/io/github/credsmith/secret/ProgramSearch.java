package io.github.credsmith.secret;

import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.context.RequestContext;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds a program on the caller's {@code PATH}; the JVM would search its own. Relative folders on
 * it are passed over, so that a checked-out repository cannot put a program in the way.
 */
final class ProgramSearch {
  private final RequestContext context;

  ProgramSearch(RequestContext context) {
    this.context = context;
  }

  /**
   * The file that a program's name stands for.
   *
   * @param program a name, or a path if it has a separator
   * @return empty if there is none that can be executed
   */
  Optional<Path> find(String program) {
    boolean isPath = program.contains("/") || isWindows() && program.contains("\\");
    List<Path> folders = isPath ? List.of(context.workingDirectory()) : folders();
    for (Path folder : folders) {
      for (String extension : extensions()) {
        Optional<Path> file =
            path(folder, program + extension)
                .filter(context.files()::isRegularFile)
                .filter(context.files()::isExecutable);
        if (file.isPresent()) {
          return file;
        }
      }
    }
    return Optional.empty();
  }

  private List<Path> folders() {
    String separator = isWindows() ? ";" : ":";
    String path = context.environment().get("PATH").orElse("");
    return Arrays.stream(path.split(Pattern.quote(separator)))
        .filter(name -> !name.isEmpty())
        .flatMap(name -> path(Path.of(""), name).stream())
        .filter(Path::isAbsolute)
        .toList();
  }

  private List<String> extensions() {
    if (!isWindows()) {
      return List.of("");
    }
    List<String> extensions = new ArrayList<>(List.of(""));
    String known = context.environment().nonEmpty("PATHEXT").orElse(".COM;.EXE;.BAT;.CMD");
    extensions.addAll(Arrays.asList(known.split(";")));
    return extensions;
  }

  private boolean isWindows() {
    return context.os() == OperatingSystem.WINDOWS;
  }

  private static Optional<Path> path(Path folder, String name) {
    try {
      return Optional.of(folder.resolve(name));
    } catch (InvalidPathException notAPath) {
      return Optional.empty();
    }
  }
}
