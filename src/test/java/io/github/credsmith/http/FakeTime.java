package io.github.credsmith.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A time that passes only by sleeping in it. */
final class FakeTime implements MonotonicTime {
  private final List<Duration> sleeps = new ArrayList<>();
  private long nanos = 42;

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public void sleep(Duration duration) {
    sleeps.add(duration);
    nanos += duration.toNanos();
  }

  List<Duration> sleeps() {
    return sleeps;
  }
}
