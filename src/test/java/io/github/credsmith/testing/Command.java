package io.github.credsmith.testing;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A command line with its surroundings, to be run as a process of its own.
 *
 * @param words the program and its arguments
 * @param folder the working directory
 * @param inherits whether the process gets the environment of the tests, changed by {@code
 *     environment}, or nothing but {@code environment}
 * @param environment variables to set, or with an empty value to take away
 * @param input what the process reads from stdin, in UTF-8
 * @param timeout after which the process is killed and the test fails
 */
public record Command(
    List<String> words,
    Path folder,
    boolean inherits,
    Map<String, Optional<String>> environment,
    String input,
    Duration timeout) {

  public Command {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }

  /**
   * A command in the project's folder with the environment of the tests, no input and a minute to
   * end in.
   */
  public static Command of(List<String> words) {
    return new Command(words, Project.root(), true, Map.of(), "", Duration.ofMinutes(1));
  }

  /** As {@link #of(List)}. */
  public static Command of(String... words) {
    return of(List.of(words));
  }

  /** The same command in another working directory. */
  public Command in(Path otherFolder) {
    return new Command(words, otherFolder, inherits, environment, input, timeout);
  }

  /** The same command with a text to read from stdin. */
  public Command withInput(String text) {
    return new Command(words, folder, inherits, environment, text, timeout);
  }

  /** The same command with a variable set. */
  public Command with(String name, String value) {
    return withVariable(name, Optional.of(value));
  }

  /** The same command with a variable taken away. */
  public Command without(String name) {
    return withVariable(name, Optional.empty());
  }

  /** The same command with no variables but these. */
  public Command withOnly(Map<String, String> variables) {
    Map<String, Optional<String>> only = new TreeMap<>();
    variables.forEach((name, value) -> only.put(name, Optional.of(value)));
    return new Command(words, folder, false, only, input, timeout);
  }

  /** The same command with more or less time. */
  public Command within(Duration otherTimeout) {
    return new Command(words, folder, inherits, environment, input, otherTimeout);
  }

  /**
   * Runs the command to its end.
   *
   * @throws AssertionError if it takes longer than the timeout
   * @throws UncheckedIOException if the program cannot be started
   */
  public Outcome run() {
    try {
      Path scratch = Files.createTempDirectory("command");
      try {
        return run(scratch);
      } finally {
        Project.deleteTree(scratch);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process not yet started, with pipes, for a test that talks to it while it runs. */
  public ProcessBuilder builder() {
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
    if (!inherits) {
      builder.environment().clear();
    }
    environment.forEach(
        (name, value) ->
            value.ifPresentOrElse(
                text -> builder.environment().put(name, text),
                () -> builder.environment().remove(name)));
    return builder;
  }

  private Command withVariable(String name, Optional<String> value) {
    Map<String, Optional<String>> changed = new TreeMap<>(environment);
    changed.put(name, value);
    return new Command(words, folder, inherits, changed, input, timeout);
  }

  /** Files, not pipes: a process left behind by the command cannot keep the test waiting. */
  private Outcome run(Path scratch) throws IOException {
    Path stdin = Files.writeString(scratch.resolve("stdin"), input);
    Path stdout = scratch.resolve("stdout");
    Path stderr = scratch.resolve("stderr");
    Process process =
        builder()
            .redirectInput(stdin.toFile())
            .redirectOutput(stdout.toFile())
            .redirectError(stderr.toFile())
            .start();
    boolean ended = false;
    try {
      ended = process.waitFor(timeout.toMillis(), MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!ended) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new AssertionError(words.get(0) + " did not end within " + timeout);
    }
    return new Outcome(process.exitValue(), read(stdout), read(stderr));
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
