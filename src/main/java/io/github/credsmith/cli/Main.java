package io.github.credsmith.cli;

import io.github.credsmith.context.Environment;
import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.context.RequestContext;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine;

/**
 * The entry point: the boundary at which the process, its streams, its environment and its working
 * directory are seen.
 */
public final class Main {
  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    Session session =
        new Session(
            new FileInputStream(FileDescriptor.in),
            utf8(FileDescriptor.out),
            utf8(FileDescriptor.err),
            context());
    int code = isGet(args) ? get(session) : commandLine(session).execute(args);
    session.out().flush();
    session.err().flush();
    System.exit(code);
  }

  static CommandLine commandLine(Session session) {
    CommandLine line = new CommandLine(new Credsmith(), new CommandFactory(session));
    line.setOut(session.out());
    line.setErr(session.err());
    line.setExecutionExceptionHandler(new Faults(session));
    line.setParameterExceptionHandler(Faults::usage);
    return line;
  }

  private static boolean isGet(String[] args) {
    return args.length == 1 && args[0].equals(GetCommand.NAME);
  }

  /** A build runs this command hundreds of times, so it does not wait for the others to load. */
  private static int get(Session session) {
    try {
      return new GetCommand(session).call();
    } catch (Exception e) {
      return Faults.internal(e, session.err());
    }
  }

  private static RequestContext context() {
    OperatingSystem os = OperatingSystem.ofJvmName(System.getProperty("os.name"));
    return new RequestContext(
        Environment.of(System.getenv(), os), Path.of("").toAbsolutePath(), os, Clock.systemUTC());
  }

  /** Whatever the platform's charset: the files and messages are UTF-8. */
  private static PrintWriter utf8(FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), false);
  }
}
