package io.github.credsmith.cli;

import io.github.credsmith.agent.AgentAddress;
import io.github.credsmith.agent.AgentClient;
import io.github.credsmith.agent.AgentException;
import java.time.Duration;

/** Sends something to the agent for a person, and prints what it says. */
final class AgentCall {
  private static final Duration TIMEOUT = Duration.ofSeconds(35);

  private final Session session;

  AgentCall(Session session) {
    this.session = session;
  }

  /**
   * Calls a method.
   *
   * @return the exit code
   * @throws AgentException if there is no agent
   */
  int send(String method, byte[] body) throws AgentException {
    AgentClient.Answer answer =
        new AgentClient(AgentAddress.of(session.context()), TIMEOUT).send(method, body);
    if (!answer.isOk()) {
      session.err().println("credsmith: the agent says: " + answer.body().strip());
      return ExitCode.USAGE;
    }
    session.out().print(answer.body());
    return ExitCode.OK;
  }

  /** As {@link #send}, for what is done already if there is no agent. */
  int sendIfRunning(String method) {
    try {
      return send(method, new byte[0]);
    } catch (AgentException notRunning) {
      return ExitCode.OK;
    }
  }
}
