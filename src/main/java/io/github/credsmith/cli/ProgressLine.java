package io.github.credsmith.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A line on a terminal that says how far a long command is, and is gone when it ends. Whoever waits
 * less than a second sees nothing of it. Several threads may use it.
 */
final class ProgressLine implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter out;
  private final boolean visible;
  private final Clock clock;
  private Instant next;
  private int done;
  private boolean shown;

  /**
   * A line that is not shown yet.
   *
   * @param visible whether a person sees the stream; if not, nothing is written
   */
  ProgressLine(PrintWriter out, boolean visible, Clock clock) {
    this.out = out;
    this.visible = visible;
    this.clock = clock;
    this.next = clock.instant().plus(PATIENCE);
  }

  /** Counts one more, from the beginning after the last, and shows it if it can be read. */
  synchronized void advance(int total) {
    done = done % total + 1;
    Instant now = clock.instant();
    if (!visible || now.isBefore(next)) {
      return;
    }
    out.print(CLEAR + "linting: " + done + " of " + total + " workspaces");
    out.flush();
    shown = true;
    next = now.plus(PAUSE);
  }

  /** Takes the line away. */
  @Override
  public synchronized void close() {
    if (shown) {
      out.print(CLEAR);
      out.flush();
      shown = false;
    }
  }
}
