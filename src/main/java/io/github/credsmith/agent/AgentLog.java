package io.github.credsmith.agent;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What the agent did lately, for people. It is kept in memory, where no full disk stops it and
 * nothing is left behind; the oldest lines make room. Safe for use by many threads.
 */
public final class AgentLog {
  private static final int MAX_LINES = 2000;

  private final Clock clock;
  private final Deque<String> lines = new ArrayDeque<>();

  public AgentLog(Clock clock) {
    this.clock = clock;
  }

  /** Adds a line, which must hold no secret, with the time before it. */
  public synchronized void add(String line) {
    if (lines.size() == MAX_LINES) {
      lines.removeFirst();
    }
    lines.addLast(clock.instant().truncatedTo(ChronoUnit.MILLIS) + " " + line);
  }

  /** All lines, each with its end; the oldest first. */
  synchronized String text() {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }
}
