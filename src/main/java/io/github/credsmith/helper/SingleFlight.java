package io.github.credsmith.helper;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Lets callers who want the same at the same time share one computation, which runs in the thread
 * of the first of them. Nothing is kept after it. Safe for use by many threads.
 *
 * <p>If that thread is interrupted, because the first caller does not wait any longer, what comes
 * of it is for nobody else: one of the others computes anew.
 *
 * @param <K> what tells computations apart
 * @param <V> what they yield
 */
public final class SingleFlight<K, V> {
  private final Map<K, Flight<V>> underWay = new ConcurrentHashMap<>();

  /** Nothing is under way yet. */
  public SingleFlight() {}

  /** One computation. */
  private static final class Flight<V> implements Callable<V> {
    private final Supplier<V> computation;
    private final FutureTask<V> task = new FutureTask<>(this);

    /** Set before the task is done. */
    private volatile boolean abandoned;

    Flight(Supplier<V> computation) {
      this.computation = computation;
    }

    @Override
    public V call() {
      try {
        return computation.get();
      } finally {
        abandoned = Thread.currentThread().isInterrupted();
      }
    }

    V await() throws InterruptedException {
      try {
        return task.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
    }

    /** Waits; empty if it was abandoned. */
    Optional<V> follow() throws InterruptedException {
      try {
        V result = await();
        return abandoned ? Optional.empty() : Optional.of(result);
      } catch (IllegalStateException e) {
        if (abandoned) {
          return Optional.empty();
        }
        throw e;
      }
    }
  }

  /**
   * The result of the computation that is under way for a key, or of this one.
   *
   * @param computation yields no null
   * @throws IllegalStateException if it fails; the cause is what it threw
   * @throws InterruptedException if the caller is interrupted while it waits for another
   */
  public V share(K key, Supplier<V> computation) throws InterruptedException {
    Flight<V> mine = new Flight<>(computation);
    while (true) {
      Flight<V> current = underWay.putIfAbsent(key, mine);
      if (current == null) {
        return lead(key, mine);
      }
      Optional<V> shared = current.follow();
      if (shared.isPresent()) {
        return shared.get();
      }
      underWay.remove(key, current);
    }
  }

  private V lead(K key, Flight<V> flight) throws InterruptedException {
    try {
      flight.task.run();
      return flight.await();
    } finally {
      underWay.remove(key, flight);
    }
  }
}
