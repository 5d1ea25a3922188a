package io.github.credsmith.cli;

import io.github.credsmith.document.DocumentException;
import io.github.credsmith.generate.WriteException;
import io.github.credsmith.helper.CredentialFailure;
import java.io.PrintWriter;
import picocli.CommandLine;

/** Turns what went wrong into one line and an exit code. */
final class Faults
    implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler {
  private final Session session;

  Faults(Session session) {
    this.session = session;
  }

  @Override
  public int handleExecutionException(
      Exception e, CommandLine line, CommandLine.ParseResult parsed) {
    if (e instanceof DocumentException unreadable) {
      session.err().println(line(unreadable));
      return ExitCode.USAGE;
    }
    if (e instanceof WriteException unwritable) {
      session.err().println(unwritable.path() + ": " + unwritable.getMessage());
      return ExitCode.USAGE;
    }
    if (e instanceof CredentialFailure failure) {
      session.err().println("credsmith: " + failure.getMessage());
      return exitCode(failure);
    }
    if (line.getCommandSpec().root().userObject() instanceof Credsmith root
        && root.showsStackTraces()) {
      e.printStackTrace(session.err());
      return ExitCode.INTERNAL;
    }
    return internal(e, session.err());
  }

  @Override
  public int handleParseException(CommandLine.ParameterException e, String[] args) {
    CommandLine line = e.getCommandLine();
    line.getErr()
        .println(
            line.getCommandSpec().qualifiedName()
                + ": "
                + e.getMessage().lines().findFirst().orElse("").replaceFirst("^Error: ", "")
                + " (see --help)");
    CommandLine.UnmatchedArgumentException.printSuggestions(e, line.getErr());
    return ExitCode.USAGE;
  }

  /** Credentials that cannot be had are a finding; a configuration that cannot be used is not. */
  static int exitCode(CredentialFailure failure) {
    return failure.kind() == CredentialFailure.Kind.CONFIGURATION
        ? ExitCode.USAGE
        : ExitCode.FINDINGS;
  }

  /** The one line for an input that cannot be read. */
  static String line(DocumentException unreadable) {
    return unreadable.location() + ": " + unreadable.getMessage();
  }

  /**
   * The kind of fault and where it arose; its message may quote what it choked on, so it is not
   * shown.
   */
  static int internal(Throwable fault, PrintWriter err) {
    StackTraceElement[] trace = fault.getStackTrace();
    String where = trace.length == 0 ? "" : " at " + trace[0];
    err.println(
        "credsmith: a fault of credsmith's own: "
            + fault.getClass().getSimpleName()
            + where
            + "; please report it (--stacktrace shows more)");
    return ExitCode.INTERNAL;
  }
}
