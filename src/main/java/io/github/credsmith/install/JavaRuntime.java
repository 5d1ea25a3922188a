package io.github.credsmith.install;

import io.github.credsmith.context.Environment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Starts JVMs of one Java installation. They have a time to end in, end with this process, write to
 * nowhere, and see of the caller's environment only what a process needs to start.
 */
public final class JavaRuntime {
  /**
   * What every script starts the program with; an archive is only of use with the flags that it was
   * made with. Short runs: no second compiler, no collector threads, no warnings on stdout.
   */
  public static final List<String> FLAGS =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xlog:disable");

  /** The slowest step takes some seconds. */
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private static final List<String> INHERITED =
      List.of(
          "PATH",
          "LANG",
          "LC_ALL",
          "LC_CTYPE",
          "LD_LIBRARY_PATH",
          "SystemRoot",
          "TEMP",
          "TMP",
          "TMPDIR");

  private final Path command;
  private final Environment environment;

  /**
   * A runtime.
   *
   * @param command its {@code java} program
   * @param environment the caller's
   */
  public JavaRuntime(Path command, Environment environment) {
    this.command = command;
    this.environment = environment;
  }

  /**
   * A JVM to start.
   *
   * @param arguments those after {@link #FLAGS}
   * @param folder its working directory
   * @param input the file that it reads as standard input
   * @param environment its variables, besides the inherited ones
   */
  record Start(List<String> arguments, Path folder, Path input, Map<String, String> environment) {}

  /**
   * Runs a JVM to its end.
   *
   * @param cleanup ends it if this process has to end first
   * @return its exit code
   * @throws ArchiveException if it cannot be started or does not end
   */
  int run(Start start, Cleanup cleanup) throws ArchiveException {
    try {
      Process process = builder(start).start();
      cleanup.add(() -> kill(process));
      if (!process.waitFor(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        kill(process);
        throw new ArchiveException(
            command + " did not end within " + TIMEOUT.toMinutes() + " minutes");
      }
      // A JVM that was ended with this process has ended too.
      cleanup.requireNotEnding();
      return process.exitValue();
    } catch (IOException e) {
      throw new ArchiveException(command + " cannot be started: " + InstallException.reason(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ArchiveException("interrupted");
    }
  }

  private ProcessBuilder builder(Start start) {
    List<String> words = new ArrayList<>();
    words.add(command.toString());
    words.addAll(FLAGS);
    words.addAll(start.arguments());
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(start.folder().toFile())
            .redirectInput(start.input().toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    for (String name : INHERITED) {
      environment.get(name).ifPresent(value -> builder.environment().put(name, value));
    }
    builder.environment().putAll(start.environment());
    return builder;
  }

  /** Also what it started; and waits, so that it no longer writes where things are cleared away. */
  private static void kill(Process process) {
    List<ProcessHandle> descendants = process.descendants().toList();
    descendants.forEach(ProcessHandle::destroyForcibly);
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
