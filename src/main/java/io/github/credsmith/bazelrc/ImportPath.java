package io.github.credsmith.bazelrc;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file that an import names: absolute, below {@code %workspace%/}, or relative. Bazel takes a
 * relative one from the folder it was started in, so it works from the workspace's root alone; here
 * it is taken from there.
 */
public record ImportPath(String text) {
  private static final String WORKSPACE = "%workspace%/";

  /** Whether the file depends on the folder that Bazel is started in. */
  public boolean isRelative() {
    return !isInWorkspace() && !text.startsWith("/") && !text.matches("[A-Za-z]:[/\\\\](?s:.*)");
  }

  /** Whether the path begins with {@code %workspace%/}. */
  public boolean isInWorkspace() {
    return text.startsWith(WORKSPACE);
  }

  /**
   * Where the file is.
   *
   * @return empty if the platform has no such path, as with a NUL in it
   */
  public Optional<Path> resolve(Path workspace) {
    String path = isInWorkspace() ? "./" + text.substring(WORKSPACE.length()) : text;
    try {
      return Optional.of(workspace.resolve(path).normalize());
    } catch (InvalidPathException noSuchPath) {
      return Optional.empty();
    }
  }
}
