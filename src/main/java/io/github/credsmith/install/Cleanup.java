package io.github.credsmith.install;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What has to be undone however the work ends: at {@link #close}, or when the process is told to
 * end before that. The last thing added is the first to be undone.
 */
final class Cleanup implements AutoCloseable {
  private final Deque<Runnable> steps = new ArrayDeque<>();
  private boolean undone;
  private final Thread hook = new Thread(this::undo, "cleanup");

  /**
   * From here on what is added is undone.
   *
   * @throws InstallException if the process is ending already
   */
  Cleanup() {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException ending) {
      throw interrupted();
    }
  }

  /**
   * Something to do in the end.
   *
   * @throws InstallException if that has been; then the step was done at once
   */
  synchronized void add(Runnable step) {
    if (undone) {
      step.run();
      throw interrupted();
    }
    steps.push(step);
  }

  @Override
  public void close() {
    undo();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // The hook finds nothing left to do.
    }
  }

  /**
   * To be asked after a wait, before anything is made that would then stay.
   *
   * @throws InstallException if the process is ending; everything has been undone then
   */
  synchronized void requireNotEnding() {
    if (undone) {
      throw interrupted();
    }
  }

  private static InstallException interrupted() {
    return new InstallException("credsmith was interrupted; run it again");
  }

  private synchronized void undo() {
    undone = true;
    while (!steps.isEmpty()) {
      steps.pop().run();
    }
  }
}
