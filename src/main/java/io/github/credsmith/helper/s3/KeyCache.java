package io.github.credsmith.helper.s3;

import io.github.credsmith.context.RequestContext;
import io.github.credsmith.context.UsedInputs;
import io.github.credsmith.helper.SingleFlight;
import io.github.credsmith.helper.s3.AwsKeyChain.Outcome;
import io.github.credsmith.http.NetworkSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

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

  /** What one resolution came to, and as long as which inputs are the same. */
  private record Entry(Outcome outcome, UsedInputs used, Instant made, Instant until) {

    /** A clock that was put back says nothing of how long ago it was. */
    boolean isGoodFor(RequestContext caller) {
      Instant now = caller.clock().instant();
      return !now.isBefore(made) && now.isBefore(until) && used.holdFor(caller);
    }
  }

  private final SingleFlight<Group, Entry> flights = new SingleFlight<>();

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
    while (true) {
      Optional<Entry> known = known(group).filter(entry -> entry.isGoodFor(context));
      if (known.isPresent()) {
        return known.get().outcome();
      }
      AtomicBoolean own = new AtomicBoolean();
      Entry entry =
          flights.share(
              group,
              () -> {
                own.set(true);
                // Another one may have been asked since this one looked.
                return known(group)
                    .filter(found -> found.isGoodFor(context))
                    .orElseGet(() -> resolve(group, context, chain));
              });
      // Whoever it was made for, it is as new as it can be.
      if (own.get() || entry.used().holdFor(context)) {
        return entry.outcome();
      }
    }
  }

  private Entry resolve(Group group, RequestContext context, Chain chain) {
    UsedInputs used = new UsedInputs();
    Outcome outcome = chain.ask(context.recording(used));
    Instant now = context.clock().instant();
    Entry entry = new Entry(outcome, used, now, end(outcome, now));
    if (!Thread.currentThread().isInterrupted()) {
      remember(group, entry);
    }
    return entry;
  }

  private synchronized Optional<Entry> known(Group group) {
    return Optional.ofNullable(entries.get(group));
  }

  private synchronized void remember(Group group, Entry entry) {
    entries.put(group, entry);
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
