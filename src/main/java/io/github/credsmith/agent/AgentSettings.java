package io.github.credsmith.agent;

import io.github.credsmith.context.Environment;
import java.time.Duration;
import java.util.Optional;

/**
 * How long the agent lives and how often it tidies up.
 *
 * @param idleTimeout after how long without a request it ends; empty if never
 * @param pruneInterval how often answers that are no longer valid are thrown away
 */
record AgentSettings(Optional<Duration> idleTimeout, Duration pruneInterval) {
  static final String IDLE_TIMEOUT = "CREDENTIAL_HELPER_IDLE_TIMEOUT";
  static final String PRUNE_INTERVAL = "CREDENTIAL_HELPER_PRUNE_INTERVAL";

  private static final Duration STANDARD_IDLE_TIMEOUT = Duration.ofHours(3);
  private static final Duration STANDARD_PRUNE_INTERVAL = Duration.ofMinutes(1);
  private static final Duration SHORTEST_PRUNE_INTERVAL = Duration.ofMillis(100);

  /**
   * The settings that the environment of whoever starts the agent names; a negative idle timeout
   * means never.
   *
   * @throws AgentException if a variable is not a duration
   */
  static AgentSettings of(Environment environment) throws AgentException {
    Duration idle = duration(environment, IDLE_TIMEOUT, STANDARD_IDLE_TIMEOUT);
    Duration prune = duration(environment, PRUNE_INTERVAL, STANDARD_PRUNE_INTERVAL);
    return new AgentSettings(
        idle.isNegative() ? Optional.empty() : Optional.of(idle),
        prune.compareTo(SHORTEST_PRUNE_INTERVAL) < 0 ? SHORTEST_PRUNE_INTERVAL : prune);
  }

  private static Duration duration(Environment environment, String name, Duration standard)
      throws AgentException {
    Optional<String> text = environment.nonEmpty(name);
    if (text.isEmpty()) {
      return standard;
    }
    return GoDuration.parse(text.get())
        .orElseThrow(
            () ->
                new AgentException(name + " is not a duration such as 3h, 90s or -1s: correct it"));
  }
}
