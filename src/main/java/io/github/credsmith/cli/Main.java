package io.github.credsmith.cli;

import io.github.credsmith.context.Environment;
import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.context.RequestContext;
import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * The entry point: the boundary at which the process, its streams, its environment and its working
 * directory are seen.
 */
public final class Main {
  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    // Nothing here logs through slf4j; looking for a provider would cost a tenth of the start.
    System.setProperty("slf4j.provider", "org.slf4j.nop.NOPServiceProvider");
    System.setProperty("slf4j.internal.verbosity", "WARN");
    // No command takes a date, a time or a database driver; looking for them costs as much again.
    System.setProperty("picocli.converters.excludes", "java\\.(?:sql|time)\\..*");
    // What libraries print, by variables such as AZURE_LOG_LEVEL, would spoil an answer or tell a
    // secret.
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    System.setOut(nowhere);
    System.setErr(nowhere);
    StandardOutput stdout = new StandardOutput();
    Session session =
        new Session(
            // Java 17 asks a file for its position before it reads a number of bytes; a pipe has
            // none.
            new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
            utf8(stdout),
            utf8(new FileOutputStream(FileDescriptor.err)),
            context(),
            Terminals.ofProcess());
    int code = checked(session, args);
    session.out().flush();
    Optional<String> lost = stdout.lost();
    lost.ifPresent(why -> session.err().println("credsmith: stdout cannot be written: " + why));
    session.err().flush();
    System.exit(lost.isPresent() && code == ExitCode.OK ? ExitCode.USAGE : code);
  }

  private static int checked(Session session, String... args) {
    Optional<String> fault = UnreadableNames.fault(System.getProperty("user.dir"), args);
    if (fault.isPresent()) {
      session.err().println("credsmith: " + fault.get());
      return ExitCode.USAGE;
    }
    Optional<Callable<Integer>> frequent = frequent(session, args);
    return frequent.isPresent() ? call(frequent.get(), session) : run(session, args);
  }

  /**
   * Runs a command.
   *
   * @return the exit code, also for what is no exception, such as a stack that is exhausted
   */
  static int run(Session session, String... args) {
    String[] words = args.length == 0 ? InstallCommand.implied(session) : args;
    try {
      return Commands.calledBy(session, words).execute(words);
    } catch (StackOverflowError | OutOfMemoryError e) {
      return Faults.internal(e, session.err());
    }
  }

  /** What builds wait for does not wait for the command line's model to be made. */
  private static Optional<Callable<Integer>> frequent(Session session, String... args) {
    return switch (String.join(" ", args)) {
      case GetCommand.NAME -> Optional.of(new GetCommand(session));
      case AgentLaunchCommand.NAME -> Optional.of(new AgentLaunchCommand(session));
      default -> Optional.empty();
    };
  }

  private static int call(Callable<Integer> command, Session session) {
    try {
      return command.call();
    } catch (Exception e) {
      return Faults.exitCode(e, session.err());
    }
  }

  private static RequestContext context() {
    OperatingSystem os = OperatingSystem.ofJvmName(System.getProperty("os.name"));
    return new RequestContext(
        Environment.of(System.getenv(), os), Path.of("").toAbsolutePath(), os, Clock.systemUTC());
  }

  /** Whatever the platform's charset: the files and messages are UTF-8. */
  private static PrintWriter utf8(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), false);
  }
}
