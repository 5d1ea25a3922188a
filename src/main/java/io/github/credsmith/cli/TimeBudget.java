package io.github.credsmith.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A time that several steps share. A step that overruns it is interrupted and left behind. */
final class TimeBudget {
  private final Executor threads;
  private final long end;

  /** A time that begins now; every step has a thread of its own, which keeps no process alive. */
  TimeBudget(Duration whole) {
    this(whole, TimeBudget::startThread);
  }

  /**
   * A time that begins now.
   *
   * @param threads runs the steps, each at once
   */
  TimeBudget(Duration whole, Executor threads) {
    this.threads = threads;
    this.end = System.nanoTime() + whole.toNanos();
  }

  /**
   * Runs a step in what is left.
   *
   * @throws TimeoutException if nothing is left before it ends
   * @throws ExecutionException if it threw; the cause is what it threw
   * @throws InterruptedException if the caller was interrupted
   */
  <T> T run(Callable<T> step) throws TimeoutException, ExecutionException, InterruptedException {
    FutureTask<T> task = new FutureTask<>(step);
    threads.execute(task);
    try {
      return task.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    } finally {
      task.cancel(true);
    }
  }

  private static void startThread(Runnable step) {
    Thread thread = new Thread(step, "request");
    thread.setDaemon(true);
    thread.start();
  }
}
