package io.github.credsmith.cli;

import io.github.credsmith.agent.AgentException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "agent-prune",
    mixinStandardHelpOptions = true,
    description = "Let the resident agent throw away answers that are no longer valid.")
final class AgentPruneCommand implements Callable<Integer> {
  private final Session session;

  AgentPruneCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws AgentException {
    return new AgentCall(session).send("prune", new byte[0]);
  }
}
