package io.github.credsmith.http;

import java.time.Duration;

/** The moment at which one exchange, or several in a row, must be over. */
public final class Deadline {
  private final MonotonicTime time;
  private final long endNanos;

  Deadline(MonotonicTime time, Duration fromNow) {
    this.time = time;
    this.endNanos = time.nanos() + fromNow.toNanos();
  }

  /** The time left; zero or negative once it has passed. */
  Duration remaining() {
    return Duration.ofNanos(endNanos - time.nanos());
  }

  /** Whether something that takes this long ends before the deadline. */
  boolean allows(Duration duration) {
    return remaining().compareTo(duration) > 0;
  }
}
