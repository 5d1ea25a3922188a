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
 * @param files the files that the caller's request may read
 */
public record RequestContext(
    Environment environment,
    Path workingDirectory,
    OperatingSystem os,
    Clock clock,
    CallerFiles files) {

  /**
   * Takes the working directory as absolute, so that no later step depends on the process's own.
   */
  public RequestContext {
    if (!workingDirectory.isAbsolute()) {
      throw new IllegalArgumentException("working directory is not absolute: " + workingDirectory);
    }
  }

  /** A caller of this machine. */
  public RequestContext(
      Environment environment, Path workingDirectory, OperatingSystem os, Clock clock) {
    this(environment, workingDirectory, os, clock, CallerFiles.ofThisMachine());
  }

  /**
   * The same context, of which each use is noted: each variable that is asked for, each file that
   * is read or looked for. What is read is the same. The working directory and the platform are
   * noted at once.
   */
  public RequestContext recording(UsedInputs used) {
    used.note(new UsedInput.Place(workingDirectory, os));
    return new RequestContext(
        environment.recording(used),
        workingDirectory,
        os,
        clock,
        new RecordedFiles(files, used, clock));
  }

  /**
   * The caller's home directory, absolute: {@code HOME}, on Windows {@code USERPROFILE}.
   *
   * @return empty if the variable is unset or empty
   */
  public Optional<Path> home() {
    return environment
        .nonEmpty(os == OperatingSystem.WINDOWS ? "USERPROFILE" : "HOME")
        .map(this::resolve);
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
