package io.github.credsmith.cli;

import io.github.credsmith.agent.AgentAddress;
import io.github.credsmith.agent.AgentClient;
import io.github.credsmith.agent.AgentException;
import io.github.credsmith.agent.AgentStarter;
import io.github.credsmith.agent.Reply;
import io.github.credsmith.context.RequestContext;
import io.github.credsmith.document.JsonText;
import io.github.credsmith.helper.RequestLog;
import io.github.credsmith.install.JavaRuntime;
import io.github.credsmith.uri.RequestUri;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The agent as a process that has a request sees it. */
final class AgentAccess {
  /** Without an agent every process answers by itself. */
  private static final String STANDALONE = "CREDENTIAL_HELPER_STANDALONE";

  /** As in the generated stub: what stays is to stay small, and to end rather than to limp. */
  private static final List<String> RESIDENT =
      List.of("-Xms8m", "-Xmx64m", "-Xss512k", "-XX:+ExitOnOutOfMemoryError");

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final RequestContext context;

  AgentAccess(RequestContext context) {
    this.context = context;
  }

  /** Whether the caller wants no agent. */
  boolean isStandalone() {
    String wanted = context.environment().get(STANDALONE).orElse("").toLowerCase(Locale.ROOT);
    return Set.of("1", "true").contains(wanted);
  }

  /**
   * Lets the agent answer, and starts it if there is none.
   *
   * @return empty if this process is to answer by itself
   */
  Optional<Reply> get(RequestUri uri, RequestLog log) {
    if (isStandalone()) {
      return Optional.empty();
    }
    try {
      AgentAddress address = AgentAddress.of(context);
      AgentClient client = new AgentClient(address, TIMEOUT);
      byte[] request = request(uri);
      try {
        return client.get(request, context);
      } catch (AgentException none) {
        start(address);
        return client.get(request, context);
      }
    } catch (AgentException e) {
      log.debug(() -> "answering without an agent: " + e.getMessage());
      return Optional.empty();
    }
  }

  private void start(AgentAddress address) throws AgentException {
    RunningProgram program = RunningProgram.ofProcess();
    List<String> command = new ArrayList<>();
    command.add(program.java().toString());
    command.addAll(JavaRuntime.FLAGS);
    command.addAll(RESIDENT);
    program.archive().ifPresent(file -> command.add(RunningProgram.ARCHIVE_OPTION + file));
    command.addAll(List.of("-jar", program.jar().toString(), AgentLaunchCommand.NAME));
    new AgentStarter(address, command, context.environment().variables()).start();
  }

  private static byte[] request(RequestUri uri) {
    return ("{\"uri\": " + JsonText.quote(uri.text()) + "}").getBytes(StandardCharsets.UTF_8);
  }
}
