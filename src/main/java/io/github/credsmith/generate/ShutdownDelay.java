package io.github.credsmith.generate;

import java.util.concurrent.CountDownLatch;

/** Keeps the process from ending, because of Ctrl-C for one, while files are being replaced. */
final class ShutdownDelay implements AutoCloseable {
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook = new Thread(this::await, "shutdown-delay");

  /**
   * From here to {@link #close()} the process does not end.
   *
   * @return false if it is ending already
   */
  boolean begin() {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      return true;
    } catch (IllegalStateException ending) {
      return false;
    }
  }

  @Override
  public void close() {
    finished.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // The hook has been waiting for this moment and needs no removal.
    }
  }

  private void await() {
    try {
      finished.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
