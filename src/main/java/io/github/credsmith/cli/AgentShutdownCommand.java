package io.github.credsmith.cli;

import io.github.credsmith.agent.AgentException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "agent-shutdown",
    mixinStandardHelpOptions = true,
    description = "Let the resident agent end; without one, do nothing.")
final class AgentShutdownCommand implements Callable<Integer> {
  private final Session session;

  AgentShutdownCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws AgentException {
    return new AgentCall(session).sendIfRunning("shutdown");
  }
}
