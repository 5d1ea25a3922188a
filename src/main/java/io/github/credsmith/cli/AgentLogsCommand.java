package io.github.credsmith.cli;

import io.github.credsmith.agent.AgentException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "agent-logs",
    mixinStandardHelpOptions = true,
    description = "Print what the resident agent did lately.")
final class AgentLogsCommand implements Callable<Integer> {
  private final Session session;

  AgentLogsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws AgentException {
    return new AgentCall(session).send("logs", new byte[0]);
  }
}
