package io.github.credsmith.helper.s3;

import io.github.credsmith.context.RequestContext;
import io.github.credsmith.helper.s3.AwsKeyChain.Outcome;
import io.github.credsmith.http.NetworkSettings;
import io.github.credsmith.secret.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Remembers what AWS's sources had, so that any number of objects costs one resolution: one call of
 * STS or IAM Identity Center, one run of a program. Callers share an outcome only if everything it
 * was made from is equal, and ask for it once if they ask at the same time. Safe for use by many
 * threads.
 */
final class KeyCache {
  private static final int MAX_ENTRIES = 256;

  /** A key is asked for anew before it ends, so that an answer is good for a while. */
  private static final Duration MARGIN = Duration.ofMinutes(2);

  /** For a key whose end nobody tells. */
  private static final Duration UNBOUNDED = Duration.ofMinutes(10);

  /** For none: a login that comes next should count soon. */
  private static final Duration NONE = Duration.ofSeconds(5);

  private static final List<String> FOLDERS = List.of("HOME", "USERPROFILE", "PATH");

  /**
   * Everything a resolution depends on.
   *
   * @param digest of the variables and files
   * @param network how the caller reaches AWS
   */
  record Inputs(String digest, NetworkSettings network) {

    /** What a caller brings. */
    static Inputs of(RequestContext context, AwsConfiguration configuration) {
      Map<String, String> relevant = new TreeMap<>();
      context
          .environment()
          .variables()
          .forEach(
              (name, value) -> {
                if (name.startsWith("AWS_") || FOLDERS.contains(name)) {
                  relevant.put(name, value);
                }
              });
      String all = relevant + "\n" + context.workingDirectory() + "\n" + configuration.content();
      return new Inputs(Secret.of(all).sha256Hex().reveal(), NetworkSettings.of(context));
    }
  }

  /** One resolution, running or done. */
  private static final class Entry {
    private final FutureTask<Outcome> task;

    /** How long it is remembered; while it runs, without end. */
    private volatile Instant until = Instant.MAX;

    Entry(Supplier<Outcome> chain, Clock clock) {
      task = new FutureTask<>(() -> resolve(chain, clock));
    }

    private Outcome resolve(Supplier<Outcome> chain, Clock clock) {
      Optional<Outcome> outcome = Optional.empty();
      try {
        outcome = Optional.of(chain.get());
        return outcome.get();
      } finally {
        until = outcome.map(o -> end(o, clock.instant())).orElse(Instant.MIN);
      }
    }
  }

  private final Map<Inputs, Entry> entries =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Inputs, Entry> eldest) {
          return size() > MAX_ENTRIES;
        }
      };

  /**
   * The outcome for these inputs.
   *
   * @param chain asked if none is remembered that is still good
   * @throws InterruptedException if the caller was interrupted while another one asked
   */
  Outcome get(Inputs inputs, Clock clock, Supplier<Outcome> chain) throws InterruptedException {
    Entry mine = new Entry(chain, clock);
    Entry entry = enter(inputs, mine, clock.instant());
    if (entry == mine) {
      mine.task.run();
    }
    try {
      return entry.task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private synchronized Entry enter(Inputs inputs, Entry fresh, Instant now) {
    Entry known = entries.get(inputs);
    if (known != null && now.isBefore(known.until)) {
      return known;
    }
    entries.put(inputs, fresh);
    return fresh;
  }

  private static Instant end(Outcome outcome, Instant now) {
    if (outcome.key().isEmpty()) {
      return now.plus(NONE);
    }
    return outcome
        .key()
        .flatMap(AwsKey::expires)
        .map(expires -> expires.minus(MARGIN))
        .orElse(now.plus(UNBOUNDED));
  }
}
