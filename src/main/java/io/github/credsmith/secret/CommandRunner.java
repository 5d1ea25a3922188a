package io.github.credsmith.secret;

/** Runs programs. */
@FunctionalInterface
public interface CommandRunner {

  /**
   * Runs a command to its end.
   *
   * @return what came of it, whatever its exit code
   * @throws CommandFailure if it could not be started, or was stopped for overrunning its limits
   */
  CommandResult run(Command command) throws CommandFailure;
}
