package io.github.credsmith.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.context.Environment;
import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.context.RequestContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent has 64 MiB, and one that runs out of it ends: nothing that callers send may do that. */
class AgentMemoryIT {
  private static final int CALLERS = 24;

  @TempDir private Path folder;

  @Test
  void theLargestRequestsAtTheSameTimeAreAllAnswered() throws Exception {
    try (AgentHome home = new AgentHome(folder.resolve("home"))) {
      assertThat(home.get("https://a.example/").run().exitCode()).isZero();
      long pid = home.pid();
      RequestContext caller = callerOf(home);
      ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
      try {
        List<Future<Optional<Reply>>> replies = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
          byte[] request = "{\"uri\":\"https://a.example/\"}".getBytes(StandardCharsets.US_ASCII);
          AgentClient client = new AgentClient(AgentAddress.of(caller), Duration.ofMinutes(1));
          replies.add(threads.submit(() -> client.get(request, caller)));
        }
        for (Future<Optional<Reply>> reply : replies) {
          assertThat(reply.get().orElseThrow().exitCode()).isZero();
        }
      } finally {
        threads.shutdownNow();
      }
      assertThat(home.pid()).isEqualTo(pid);
    }
  }

  /** With an environment that fits into the largest request, just so. */
  private static RequestContext callerOf(AgentHome home) {
    Map<String, String> variables = new TreeMap<>(home.environment());
    variables.put("LARGE", "x".repeat(AgentHandler.MAX_BODY - 20_000));
    return new RequestContext(
        Environment.of(variables, OperatingSystem.LINUX),
        home.folder(),
        OperatingSystem.LINUX,
        Clock.systemUTC());
  }
}
