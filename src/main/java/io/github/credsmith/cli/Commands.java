package io.github.credsmith.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The commands in the order in which the usage lists them. Making the model of a command is a good
 * part of a short run, so a run that calls one makes no other. Nothing of the command-line library
 * is in a lambda here: the class-data archive leaves such classes of a library for Java 5 out.
 */
final class Commands {
  private static final List<Class<?>> ALL =
      List.of(
          InitCommand.class,
          ImportCommand.class,
          ValidateCommand.class,
          GenerateCommand.class,
          LintCommand.class,
          RulesCommand.class,
          SchemaCommand.class,
          GetCommand.class,
          SetupUriCommand.class,
          SetupKeyringCommand.class,
          DockerCredentialCommand.class,
          CredentialProviderCommand.class,
          AgentLaunchCommand.class,
          AgentShutdownCommand.class,
          AgentPruneCommand.class,
          AgentLogsCommand.class,
          AgentRawCommand.class,
          InstallCommand.class,
          ClassDataArchiveCommand.class,
          CompletionCommand.class,
          VersionCommand.class);

  private Commands() {}

  /** The whole program. */
  static CommandLine all(Session session) {
    return line(session, ALL);
  }

  /** As much of the program as arguments need: the command they call, or all if that is unclear. */
  static CommandLine calledBy(Session session, String... args) {
    String first = args.length == 0 ? "" : args[0];
    List<Class<?>> called = ALL.stream().filter(command -> name(command).equals(first)).toList();
    return line(session, called.isEmpty() ? ALL : called);
  }

  private static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }

  private static CommandLine line(Session session, List<Class<?>> commands) {
    CommandLine line = new CommandLine(new Credsmith(), new CommandFactory(session));
    for (Class<?> command : commands) {
      line.addSubcommand(command);
    }
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOut(session.out());
    line.setErr(session.err());
    Faults faults = new Faults(session);
    line.setExecutionExceptionHandler(faults);
    line.setParameterExceptionHandler(faults);
    return line;
  }
}
