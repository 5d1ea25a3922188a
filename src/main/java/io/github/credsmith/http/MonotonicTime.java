package io.github.credsmith.http;

import java.time.Duration;

/**
 * A clock that only runs forward, and waiting by it: what deadlines and retries are measured by.
 */
public interface MonotonicTime {

  /** Nanoseconds since an arbitrary origin; only differences mean something. */
  long nanos();

  /**
   * Waits.
   *
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  void sleep(Duration duration) throws InterruptedException;

  /** The time of this machine. */
  static MonotonicTime system() {
    return new MonotonicTime() {
      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration.toMillis());
      }
    };
  }
}
