package io.github.credsmith.document;

import java.util.function.Function;

/**
 * A value together with the place it was read from.
 *
 * @param value never null
 * @param location the value's own place, not its key's
 */
public record Located<T>(T value, Location location) {

  /** Another value read from the same place. */
  public <R> Located<R> map(Function<T, R> function) {
    return new Located<>(function.apply(value), location);
  }
}
