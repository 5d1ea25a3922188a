package io.github.credsmith.agent;

import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Lets callers who want the same at the same time share one computation. Nothing is kept after it.
 *
 * @param <K> what tells computations apart
 * @param <V> what they yield
 */
final class SingleFlight<K, V> {
  private final Map<K, FutureTask<V>> underWay = new ConcurrentHashMap<>();

  /**
   * The result of the computation that is under way for a key, or of this one.
   *
   * @throws IllegalStateException if it fails, or the caller is interrupted while it waits
   */
  V share(K key, Supplier<V> computation) {
    FutureTask<V> mine = new FutureTask<>(computation::get);
    FutureTask<V> current = underWay.putIfAbsent(key, mine);
    if (current != null) {
      return await(current);
    }
    try {
      mine.run();
      return await(mine);
    } finally {
      underWay.remove(key, mine);
    }
  }

  private V await(FutureTask<V> task) {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException | CancellationException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
