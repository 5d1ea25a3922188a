package io.github.credsmith.lint;

import io.github.credsmith.context.RequestContext;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folders of the caller's {@code PATH}, in which many workspaces have the same programs looked
 * for: each is looked for once. Serves one look at a run's workspaces. Safe for use by several
 * threads.
 */
public final class SearchPath {
  private final List<Path> folders;
  private final Map<String, Boolean> found = new ConcurrentHashMap<>();

  SearchPath(RequestContext context) {
    String path = context.environment().get("PATH").orElse("");
    this.folders =
        Arrays.stream(path.split(Pattern.quote(File.pathSeparator)))
            .flatMap(name -> folder(name, context))
            .toList();
  }

  /** Whether a program of this name can be executed. */
  public boolean has(String program) {
    return found.computeIfAbsent(
        program, name -> folders.stream().anyMatch(folder -> holds(folder, name)));
  }

  private static Stream<Path> folder(String name, RequestContext context) {
    try {
      return Stream.of(context.resolve(name));
    } catch (InvalidPathException noFolder) {
      return Stream.empty();
    }
  }

  private static boolean holds(Path folder, String program) {
    try {
      return Files.isExecutable(folder.resolve(program));
    } catch (InvalidPathException noFile) {
      return false;
    }
  }
}
