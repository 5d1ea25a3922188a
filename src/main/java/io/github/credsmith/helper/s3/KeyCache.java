package io.github.credsmith.helper.s3;

import io.github.credsmith.context.RequestContext;
import io.github.credsmith.context.UsedInputs;
import io.github.credsmith.helper.s3.AwsKeyChain.Outcome;
import io.github.credsmith.http.NetworkSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

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

  /** What callers usually differ in, if in anything. */
  private static final List<String> USUAL =
      List.of(
          "AWS_ACCESS_KEY_ID",
          "AWS_CONFIG_FILE",
          "AWS_PROFILE",
          "AWS_ROLE_ARN",
          "AWS_SHARED_CREDENTIALS_FILE",
          "AWS_WEB_IDENTITY_TOKEN_FILE",
          "HOME",
          "USERPROFILE");

  /** Asks AWS's sources. */
  @FunctionalInterface
  interface Chain {

    /**
     * Asks them.
     *
     * @param recorded the caller's context, through which they are to read all that they use
     */
    Outcome ask(RequestContext recorded);
  }

  /**
   * Callers of whom one outcome is remembered, the last. It is compared before it is shared; that
   * they are told apart here already only keeps them from taking it away from each other.
   *
   * @param usual the values of {@link #USUAL}
   * @param network how they reach AWS
   */
  private record Group(List<Optional<String>> usual, NetworkSettings network) {
    static Group of(RequestContext context) {
      return new Group(
          USUAL.stream().map(context.environment()::get).toList(), NetworkSettings.of(context));
    }
  }

  /** One resolution, running or done. */
  private static final class Entry {
    private final FutureTask<Outcome> task;
    private final UsedInputs used = new UsedInputs();

    /** How long it is remembered; while it runs, without end. */
    private volatile Instant until = Instant.MAX;

    Entry(Chain chain, RequestContext context) {
      task = new FutureTask<>(() -> resolve(chain, context));
    }

    private Outcome resolve(Chain chain, RequestContext context) {
      Optional<Outcome> outcome = Optional.empty();
      try {
        outcome = Optional.of(chain.ask(context.recording(used)));
        return outcome.get();
      } finally {
        until = outcome.map(o -> end(o, context.clock().instant())).orElse(Instant.MIN);
      }
    }
  }

  private final Map<Group, Entry> entries =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Group, Entry> eldest) {
          return size() > MAX_ENTRIES;
        }
      };

  /**
   * The outcome for a caller.
   *
   * @param chain asked if none is remembered that is still good
   * @throws InterruptedException if the caller was interrupted while another one asked
   */
  Outcome get(RequestContext context, Chain chain) throws InterruptedException {
    Group group = Group.of(context);
    Entry mine = new Entry(chain, context);
    while (true) {
      Entry entry = enter(group, mine, context.clock().instant());
      if (entry == mine) {
        mine.task.run();
      }
      Outcome outcome = outcome(entry);
      if (entry == mine || entry.used.holdFor(context)) {
        return outcome;
      }
      leave(group, entry);
    }
  }

  private static Outcome outcome(Entry entry) throws InterruptedException {
    try {
      return entry.task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private synchronized Entry enter(Group group, Entry fresh, Instant now) {
    Entry known = entries.get(group);
    if (known != null && now.isBefore(known.until)) {
      return known;
    }
    entries.put(group, fresh);
    return fresh;
  }

  private synchronized void leave(Group group, Entry entry) {
    entries.remove(group, entry);
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
