package io.github.credsmith.agent;

/** An agent that cannot be started or reached; the message is one line that says what to do. */
public final class AgentException extends Exception {
  private static final long serialVersionUID = 1L;

  AgentException(String message) {
    super(message);
  }
}
