package io.github.credsmith.cli;

import io.github.credsmith.agent.Agent;
import io.github.credsmith.agent.AgentAddress;
import io.github.credsmith.agent.AgentClient;
import io.github.credsmith.agent.AgentException;
import io.github.credsmith.agent.AgentLog;
import io.github.credsmith.agent.ProgramFile;
import io.github.credsmith.helper.RequestReader;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = AgentLaunchCommand.NAME,
    mixinStandardHelpOptions = true,
    description = {
      "Be the resident agent, in this process.",
      "",
      "Answers the requests of all of this user's workspaces, until nobody has asked for CREDENTIAL_HELPER_IDLE_TIMEOUT"
          + " (3h). `get` starts it by itself; started by hand, it shows why it cannot."
    })
final class AgentLaunchCommand implements Callable<Integer> {
  static final String NAME = "agent-launch";

  private static final Duration ONCE = Duration.ofSeconds(30);

  private final Session session;

  @Option(
      names = "--once",
      hidden = true,
      description = "Answer one request, from standard input, over the socket; then end.")
  private boolean once;

  AgentLaunchCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws AgentException {
    if (new AgentAccess(session.context()).isStandalone()) {
      say("CREDENTIAL_HELPER_STANDALONE is set: unset it to have an agent");
      return ExitCode.USAGE;
    }
    AgentLog log = new AgentLog(session.context().clock());
    Agent agent =
        new Agent(session.context(), new ProgramFile(RunningProgram.ofProcess().jar()), log);
    endOnSignal(agent);
    Agent.Outcome outcome =
        agent.run(
            new AgentAnswers(session.context(), log),
            socket -> {
              say("the agent listens on " + socket);
              if (once) {
                answerOnce(agent);
              }
            });
    if (outcome == Agent.Outcome.ALREADY_RUNNING) {
      say("an agent is running already");
    }
    return ExitCode.OK;
  }

  /** Loads what any agent does: a class-data archive is made of that. */
  private void answerOnce(Agent agent) {
    try {
      AgentClient client = new AgentClient(AgentAddress.of(session.context()), ONCE);
      client.get(session.in().readNBytes(RequestReader.MAX_BYTES), session.context());
      client.send("status", new byte[0]);
    } catch (AgentException | IOException e) {
      say(e.getMessage());
    }
    agent.end("it was started for one request");
  }

  /** The process must not end before its requests are answered and its socket is gone. */
  private static void endOnSignal(Agent agent) {
    Thread hook =
        new Thread(
            () -> {
              agent.end("the process was told to");
              agent.awaitEnd();
            },
            "agent end");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void say(String line) {
    session.err().println("credsmith: " + line);
    session.err().flush();
  }
}
