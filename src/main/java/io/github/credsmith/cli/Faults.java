package io.github.credsmith.cli;

import io.github.credsmith.document.DocumentException;
import io.github.credsmith.generate.WriteException;
import picocli.CommandLine;

/** Turns what went wrong into one line and an exit code. */
final class Faults implements CommandLine.IExecutionExceptionHandler {
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
    return internal(e, line);
  }

  /** The one line for an input that cannot be read. */
  static String line(DocumentException unreadable) {
    return unreadable.location() + ": " + unreadable.getMessage();
  }

  static int usage(CommandLine.ParameterException e, String[] args) {
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

  /**
   * The kind of fault and where it arose; its message may quote what it choked on, so it is not
   * shown.
   */
  int internal(Throwable e, CommandLine line) {
    if (line.getCommandSpec().root().userObject() instanceof Credsmith root
        && root.showsStackTraces()) {
      e.printStackTrace(session.err());
      return ExitCode.INTERNAL;
    }
    StackTraceElement[] trace = e.getStackTrace();
    String where = trace.length == 0 ? "" : " at " + trace[0];
    session
        .err()
        .println(
            "credsmith: a fault of credsmith's own: "
                + e.getClass().getSimpleName()
                + where
                + "; please report it (--stacktrace shows more)");
    return ExitCode.INTERNAL;
  }
}
