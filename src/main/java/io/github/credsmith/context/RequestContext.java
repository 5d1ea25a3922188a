package io.github.credsmith.context;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * Everything a request may depend on besides its own text and the network.
 *
 * @param environment the caller's environment
 * @param workingDirectory the caller's working directory, absolute
 * @param os the platform the caller runs on
 * @param clock the time that expiry is measured by
 */
public record RequestContext(
    Environment environment, Path workingDirectory, OperatingSystem os, Clock clock) {

  /**
   * Takes the working directory as absolute, so that no later step depends on the process's own.
   */
  public RequestContext {
    if (!workingDirectory.isAbsolute()) {
      throw new IllegalArgumentException("working directory is not absolute: " + workingDirectory);
    }
  }

  /**
   * The caller's home directory: {@code HOME}, on Windows {@code USERPROFILE}.
   *
   * @return empty if the variable is unset or empty
   */
  public Optional<Path> home() {
    return environment
        .nonEmpty(os == OperatingSystem.WINDOWS ? "USERPROFILE" : "HOME")
        .map(Path::of);
  }

  /** A path as the caller means it: relative to the caller's working directory. */
  public Path resolve(String path) {
    return workingDirectory.resolve(path);
  }

  /** As {@link #resolve}, without {@code .} and {@code ..}, so that it can be compared. */
  public Path path(String path) {
    return resolve(path).normalize();
  }
}
