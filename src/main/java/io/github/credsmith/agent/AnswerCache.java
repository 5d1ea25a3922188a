package io.github.credsmith.agent;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.credsmith.context.Environment;
import io.github.credsmith.context.RequestContext;
import io.github.credsmith.context.UsedInputs;
import io.github.credsmith.helper.CredentialAnswer;
import io.github.credsmith.helper.CredentialFailure;
import io.github.credsmith.helper.CredentialService;
import io.github.credsmith.helper.CredentialService.AnswerKey;
import io.github.credsmith.helper.CredentialService.Route;
import io.github.credsmith.helper.RequestLog;
import io.github.credsmith.helper.SingleFlight;
import io.github.credsmith.uri.RequestUri;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * Answers requests of many callers and keeps the answers. An answer is given again
 *
 * <ul>
 *   <li>to a caller for whom everything it was made from is the same: each variable that was asked
 *       for, each file that was read or looked for;
 *   <li>until it expires, which is shortly before it ends; one without an expiry, a missing one and
 *       a failure, for a bounded time.
 * </ul>
 *
 * Callers who ask for the same at the same time share one request. An answer that is asked for late
 * in its life is given, and made anew meanwhile. Safe for use by many threads.
 */
public final class AnswerCache {
  /** About how many bytes: a fifth of what an agent has in all. */
  private static final int MAX_WEIGHT = 12 << 20;

  private static final int MAX_KEYS = 5000;
  private static final int MAX_CALLERS = 8;

  private final CredentialService service;
  private final Environment process;
  private final Executor refreshing;
  private final SingleFlight<FlightKey, KeptAnswer> flights = new SingleFlight<>();
  private final Cache<AnswerKey, List<KeptAnswer>> kept =
      Caffeine.newBuilder()
          .maximumWeight(MAX_WEIGHT)
          .weigher(AnswerCache::weight)
          .executor(Runnable::run)
          .build();

  /**
   * A cache.
   *
   * @param service makes the answers
   * @param process this process's own environment, which some libraries read
   * @param refreshing runs what is made anew before it is needed
   */
  public AnswerCache(CredentialService service, Environment process, Executor refreshing) {
    this.service = service;
    this.process = process;
    this.refreshing = refreshing;
  }

  /** Whose request it is that others wait for: only callers with equal environments share one. */
  private record FlightKey(AnswerKey key, String caller) {}

  /**
   * The headers for a URI.
   *
   * @return empty if a library would read this process's environment for them, and the caller's is
   *     another
   * @throws CredentialFailure if there is no answer
   */
  public Optional<CredentialAnswer> answer(RequestUri uri, RequestContext context, RequestLog log)
      throws CredentialFailure {
    Route route = service.route(uri, context, log);
    if (!process.agreesWith(context.environment(), service.processVariables(route, context, log))) {
      log.basic(() -> uri.host() + ": left to a process with this environment");
      return Optional.empty();
    }
    AnswerKey key = service.key(route);
    Optional<KeptAnswer> known = find(key, context);
    if (known.isPresent()) {
      log.basic(() -> uri.host() + ": answered before");
      refresh(route, key, known.get(), context);
      return Optional.of(known.get().answer(uri.host()));
    }
    return Optional.of(ask(route, key, context, log).answer(uri.host()));
  }

  /** Throws away what is no longer valid at a time. */
  public void prune(Instant now) {
    kept.asMap()
        .replaceAll((key, answers) -> answers.stream().filter(a -> a.isValid(now)).toList());
    kept.asMap().values().removeIf(List::isEmpty);
  }

  /** How many answers are kept, valid or not. */
  public long size() {
    return kept.asMap().values().stream().mapToInt(List::size).sum();
  }

  private Optional<KeptAnswer> find(AnswerKey key, RequestContext context) {
    List<KeptAnswer> answers = kept.getIfPresent(key);
    if (answers == null) {
      return Optional.empty();
    }
    Instant now = context.clock().instant();
    return answers.stream().filter(a -> a.isValid(now) && a.isFor(context)).findFirst();
  }

  private KeptAnswer ask(Route route, AnswerKey key, RequestContext context, RequestLog log) {
    try {
      return flights.share(
          new FlightKey(key, caller(context)),
          // Another request may have come to its end since this one looked.
          () -> find(key, context).orElseGet(() -> keep(key, make(route, context, log), context)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** A failure of this is no reason to lose what is good for a while. */
  private void refresh(Route route, AnswerKey key, KeptAnswer old, RequestContext context) {
    if (old.wantsRefreshing(context.clock().instant())) {
      refreshing.execute(
          () -> {
            KeptAnswer fresh = make(route, context, RequestLog.off());
            if (!fresh.isFailure()) {
              keep(key, fresh, context);
            }
          });
    }
  }

  private KeptAnswer make(Route route, RequestContext context, RequestLog log) {
    UsedInputs used = new UsedInputs();
    try {
      CredentialAnswer answer = service.answer(route, context.recording(used), log);
      return KeptAnswer.of(answer, used, context.clock().instant());
    } catch (CredentialFailure e) {
      return KeptAnswer.of(e, used, context.clock().instant());
    }
  }

  /**
   * In place of what was kept for callers like this one. What came of a request whose caller does
   * not wait any longer is kept for nobody: to be interrupted is no failure of a login.
   */
  private KeptAnswer keep(AnswerKey key, KeptAnswer made, RequestContext context) {
    boolean done = Thread.currentThread().isInterrupted();
    while (!done) {
      // Looked at outside of the map, which is not to wait for files.
      List<KeptAnswer> before = kept.getIfPresent(key);
      List<KeptAnswer> after = Stream.concat(Stream.of(made), others(before, context)).toList();
      done =
          before == null
              ? kept.asMap().putIfAbsent(key, after) == null
              : kept.asMap().replace(key, before, after);
    }
    return made;
  }

  private static Stream<KeptAnswer> others(List<KeptAnswer> before, RequestContext context) {
    Instant now = context.clock().instant();
    return Stream.ofNullable(before)
        .flatMap(List::stream)
        .filter(a -> a.isValid(now) && !a.isFor(context))
        .limit(MAX_CALLERS - 1);
  }

  /** At least so much that there are never more than so many keys. */
  private static int weight(AnswerKey key, List<KeptAnswer> answers) {
    int weight = 2 * key.part().length() + answers.stream().mapToInt(KeptAnswer::weight).sum();
    return Math.max(weight, MAX_WEIGHT / MAX_KEYS);
  }

  private static String caller(RequestContext context) {
    UsedInputs all = new UsedInputs();
    context.recording(all).environment().variables();
    return all.digest();
  }
}
