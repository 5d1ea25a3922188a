package io.github.credsmith.secret;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs a step on a thread of its own and waits for it for a bounded time. What overruns is
 * interrupted and left behind on a daemon thread.
 */
public final class Bounded {
  private final String name;
  private final Duration timeout;

  /**
   * A bound for steps.
   *
   * @param name of the threads that run them
   */
  public Bounded(String name, Duration timeout) {
    this.name = name;
    this.timeout = timeout;
  }

  /**
   * Runs a step.
   *
   * @throws TimeoutException if it did not end in time
   * @throws ExecutionException if it threw; the cause is what it threw
   * @throws InterruptedException if the caller was interrupted
   */
  public <T> T run(Callable<T> step)
      throws TimeoutException, ExecutionException, InterruptedException {
    FutureTask<T> task = new FutureTask<>(step);
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      task.cancel(true);
    }
  }
}
