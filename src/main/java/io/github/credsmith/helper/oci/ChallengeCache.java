package io.github.credsmith.helper.oci;

import io.github.credsmith.http.NetworkSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers for a while how registries want to be authenticated with; nothing in it is secret. The
 * least recently used entry makes room. Safe for use by many threads.
 */
public final class ChallengeCache {
  private static final int STANDARD_ENTRIES = 512;
  private static final Duration STANDARD_AGE = Duration.ofMinutes(10);

  /**
   * What an entry is for.
   *
   * @param network how the caller reaches registries: by another proxy there may be another server
   * @param registry the registry
   * @param repository empty for what the registry as a whole wants
   */
  record Key(NetworkSettings network, Registry registry, Optional<String> repository) {}

  private record Entry(Demand demand, Instant until) {}

  private final Duration age;
  private final Map<Key, Entry> entries;

  /**
   * A cache.
   *
   * @param maxEntries how many registries and repositories it remembers
   * @param age how long it remembers each
   */
  public ChallengeCache(int maxEntries, Duration age) {
    this.age = age;
    this.entries = new Bounded<>(maxEntries);
  }

  /** A cache of the size and age that suit a build. */
  public static ChallengeCache standard() {
    return new ChallengeCache(STANDARD_ENTRIES, STANDARD_AGE);
  }

  synchronized Optional<Demand> get(Key key, Clock clock) {
    return Optional.ofNullable(entries.get(key))
        .filter(entry -> clock.instant().isBefore(entry.until()))
        .map(Entry::demand);
  }

  synchronized void put(Key key, Demand demand, Clock clock) {
    entries.put(key, new Entry(demand, clock.instant().plus(age)));
  }

  /** A map that drops its least recently used entry for one too many. */
  private static final class Bounded<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    private final int maxEntries;

    Bounded(int maxEntries) {
      super(16, 0.75f, true);
      this.maxEntries = maxEntries;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > maxEntries;
    }
  }
}
