package io.github.credsmith.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;

/**
 * The entry point: the boundary at which the process, its streams and its working directory are
 * seen.
 */
public final class Main {
  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    // Nothing here logs through slf4j; looking for a provider would cost a tenth of the start.
    System.setProperty("slf4j.provider", "org.slf4j.nop.NOPServiceProvider");
    System.setProperty("slf4j.internal.verbosity", "WARN");
    PrintWriter out = utf8(FileDescriptor.out);
    PrintWriter err = utf8(FileDescriptor.err);
    int code = commandLine(new Session(out, err, Path.of("").toAbsolutePath())).execute(args);
    out.flush();
    err.flush();
    System.exit(code);
  }

  static CommandLine commandLine(Session session) {
    CommandLine line = new CommandLine(new Credsmith(), new CommandFactory(session));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOut(session.out());
    line.setErr(session.err());
    line.setExecutionExceptionHandler(new Faults(session));
    line.setParameterExceptionHandler(Faults::usage);
    return line;
  }

  /** Whatever the platform's charset: the files and messages are UTF-8. */
  private static PrintWriter utf8(FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), false);
  }
}
