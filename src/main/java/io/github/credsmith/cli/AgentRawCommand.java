package io.github.credsmith.cli;

import io.github.credsmith.agent.AgentException;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "agent-raw",
    mixinStandardHelpOptions = true,
    description = {
      "Send standard input to a method of the resident agent and print what it says.",
      "",
      "The methods: status, logs, prune, shutdown, and get, whose input is a request, a NUL and an environment as"
          + " `env -0` prints it."
    })
final class AgentRawCommand implements Callable<Integer> {
  private static final int MAX_BYTES = 4 << 20;

  private final Session session;

  @Parameters(paramLabel = "METHOD", description = "The method's name.")
  private String method;

  AgentRawCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws AgentException, IOException {
    return new AgentCall(session).send(method, session.in().readNBytes(MAX_BYTES));
  }
}
