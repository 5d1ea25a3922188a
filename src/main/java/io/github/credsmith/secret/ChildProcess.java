package io.github.credsmith.secret;

import io.github.credsmith.context.RequestContext;
import io.github.credsmith.http.MonotonicTime;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs programs for one caller: found on the caller's path, in the caller's folder, with exactly
 * the caller's environment and what the command adds to it. Time and output are bounded; a program
 * that overruns is killed together with what it started. The programs of one caller share a time,
 * so that several that hang cost no more than it.
 */
public final class ChildProcess implements CommandRunner {
  /** How long output may lag behind the exit of the process that wrote it. */
  private static final Duration LAG = Duration.ofSeconds(1);

  private static final int MAX_ERROR_BYTES = 16 * 1024;

  /**
   * What a program may take.
   *
   * @param timeout until it must have ended
   * @param together what all programs of one caller may take in all
   * @param maxOutputBytes the size of its standard output
   */
  public record Limits(Duration timeout, Duration together, int maxOutputBytes) {

    /** 5 s each, 8 s together (Bazel gives a credential helper 10 s), and 1 MiB. */
    public static Limits standard() {
      return new Limits(Duration.ofSeconds(5), Duration.ofSeconds(8), 1 << 20);
    }
  }

  private final RequestContext context;
  private final Limits limits;
  private final MonotonicTime time = MonotonicTime.system();
  private final AtomicLong spentNanos = new AtomicLong();

  public ChildProcess(RequestContext context, Limits limits) {
    this.context = context;
    this.limits = limits;
  }

  @Override
  public CommandResult run(Command command) throws CommandFailure {
    long begin = time.nanos();
    try {
      return run(command, timeout());
    } finally {
      spentNanos.addAndGet(time.nanos() - begin);
    }
  }

  private Duration timeout() {
    Duration left = limits.together().minusNanos(spentNanos.get());
    return left.compareTo(limits.timeout()) < 0 ? left : limits.timeout();
  }

  private CommandResult run(Command command, Duration timeout) throws CommandFailure {
    if (timeout.isNegative() || timeout.isZero()) {
      throw failure(
          CommandFailure.Kind.TIMEOUT,
          command,
          "was not started: the programs before it took too long");
    }
    Process process = start(command);
    StreamCollector output =
        new StreamCollector(process.getInputStream(), limits.maxOutputBytes(), () -> kill(process));
    StreamCollector errors =
        new StreamCollector(process.getErrorStream(), MAX_ERROR_BYTES, () -> {});
    try {
      output.start("child output");
      errors.start("child errors");
      feed(process, command);
      boolean ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (output.overflowed()) {
        throw failure(CommandFailure.Kind.TOO_LARGE, command, "wrote too much and was stopped");
      }
      if (!ended) {
        throw failure(
            CommandFailure.Kind.TIMEOUT,
            command,
            "did not end within " + timeout.toMillis() + " ms and was stopped");
      }
      byte[] written = output.await(LAG);
      if (output.overflowed()) {
        throw failure(CommandFailure.Kind.TOO_LARGE, command, "wrote too much");
      }
      return new CommandResult(process.exitValue(), written, errors.await(LAG));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(CommandFailure.Kind.INTERRUPTED, command, "was stopped: interrupted");
    } finally {
      kill(process);
    }
  }

  private Process start(Command command) throws CommandFailure {
    Path program =
        new ProgramSearch(context)
            .find(command.program())
            .orElseThrow(
                () ->
                    failure(
                        CommandFailure.Kind.NOT_FOUND,
                        command,
                        "is not a program on the PATH: install it"));
    List<String> arguments = new ArrayList<>(command.arguments());
    arguments.set(0, program.toString());
    ProcessBuilder builder = new ProcessBuilder(arguments);
    builder.directory(context.workingDirectory().toFile());
    builder.environment().clear();
    builder.environment().putAll(context.environment().variables());
    builder.environment().putAll(command.variables());
    try {
      return builder.start();
    } catch (IOException e) {
      throw failure(
          CommandFailure.Kind.NOT_STARTED, command, "cannot be started in the working directory");
    }
  }

  /** Written on a thread of its own: a child need not read before it writes, nor at all. */
  private static void feed(Process process, Command command) {
    Thread thread =
        new Thread(
            () -> {
              try (OutputStream stream = process.getOutputStream()) {
                stream.write(command.input());
              } catch (IOException notRead) {
                // It ended without reading its input: what it did is told by its exit code.
              }
            },
            "child input");
    thread.setDaemon(true);
    thread.start();
  }

  private static void kill(Process process) {
    List<ProcessHandle> descendants = process.descendants().toList();
    process.destroyForcibly();
    descendants.forEach(ProcessHandle::destroyForcibly);
  }

  private static CommandFailure failure(CommandFailure.Kind kind, Command command, String what) {
    Path name = Path.of(command.program()).getFileName();
    return new CommandFailure(kind, name + " " + what);
  }
}
