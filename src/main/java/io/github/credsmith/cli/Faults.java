package io.github.credsmith.cli;

import io.github.credsmith.agent.AgentException;
import io.github.credsmith.document.DocumentException;
import io.github.credsmith.generate.WriteException;
import io.github.credsmith.helper.CredentialFailure;
import io.github.credsmith.install.InstallException;
import java.io.PrintWriter;
import java.util.OptionalInt;
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
    OptionalInt foreseen = foreseen(e, session.err());
    if (foreseen.isPresent()) {
      return foreseen.getAsInt();
    }
    if (line.getCommandSpec().root().userObject() instanceof Credsmith root
        && root.showsStackTraces()) {
      e.printStackTrace(session.err());
      return ExitCode.INTERNAL;
    }
    return internal(e, session.err());
  }

  /** The exit code for a command that was called without the command line's model. */
  static int exitCode(Exception e, PrintWriter err) {
    OptionalInt foreseen = foreseen(e, err);
    return foreseen.isPresent() ? foreseen.getAsInt() : internal(e, err);
  }

  /** Says what can go wrong without a fault of ours; empty for anything else. */
  private static OptionalInt foreseen(Exception e, PrintWriter err) {
    if (e instanceof DocumentException unreadable) {
      err.println(line(unreadable));
      return OptionalInt.of(ExitCode.USAGE);
    }
    if (e instanceof WriteException unwritable) {
      err.println(unwritable.path() + ": " + unwritable.getMessage());
      return OptionalInt.of(ExitCode.USAGE);
    }
    if (e instanceof AgentException || e instanceof InstallException) {
      err.println("credsmith: " + e.getMessage());
      return OptionalInt.of(ExitCode.USAGE);
    }
    if (e instanceof CredentialFailure failure) {
      err.println("credsmith: " + failure.getMessage());
      return OptionalInt.of(exitCode(failure));
    }
    return OptionalInt.empty();
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
