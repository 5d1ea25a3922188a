package io.github.credsmith.agent;

import io.github.credsmith.context.RequestContext;
import io.github.credsmith.context.UsedInputs;
import io.github.credsmith.helper.CredentialAnswer;
import io.github.credsmith.helper.CredentialFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** An answer or a failure, for whom it holds, and how long. */
final class KeptAnswer {
  /** Other ways to get it may have appeared: a login, an item in the keyring. */
  private static final Duration WITHOUT_EXPIRY = Duration.ofMinutes(5);

  /** A login that comes next should count soon; a build's other requests come at once. */
  private static final Duration NOTHING = Duration.ofSeconds(5);

  private static final Duration BETWEEN_REFRESHES = Duration.ofSeconds(30);

  private final Optional<CredentialAnswer> answer;
  private final Optional<CredentialFailure> failure;
  private final UsedInputs used;
  private final Instant made;
  private final Instant until;
  private final AtomicReference<Instant> refresh;

  private KeptAnswer(
      Optional<CredentialAnswer> answer,
      Optional<CredentialFailure> failure,
      UsedInputs used,
      Instant made,
      Instant until,
      Instant refresh) {
    this.answer = answer;
    this.failure = failure;
    this.used = used;
    this.made = made;
    this.until = until;
    this.refresh = new AtomicReference<>(refresh);
  }

  /** An answer made from these inputs just now. Its expiry has a margin already. */
  static KeptAnswer of(CredentialAnswer answer, UsedInputs used, Instant now) {
    if (answer.isNone()) {
      return new KeptAnswer(
          Optional.of(answer), Optional.empty(), used, now, now.plus(NOTHING), Instant.MAX);
    }
    Instant end = answer.expires().orElse(now.plus(WITHOUT_EXPIRY));
    Duration life = Duration.between(now, end);
    return new KeptAnswer(
        Optional.of(answer),
        Optional.empty(),
        used,
        now,
        end,
        now.plus(life.multipliedBy(3).dividedBy(4)));
  }

  /** A failure that came of these inputs just now. */
  static KeptAnswer of(CredentialFailure failure, UsedInputs used, Instant now) {
    return new KeptAnswer(
        Optional.empty(), Optional.of(failure), used, now, now.plus(NOTHING), Instant.MAX);
  }

  /**
   * The answer.
   *
   * @param host that it is for now
   * @throws CredentialFailure if it is a failure
   */
  CredentialAnswer answer(String host) throws CredentialFailure {
    if (failure.isPresent()) {
      throw failure.get().at(host);
    }
    return answer.orElseThrow();
  }

  /** About how many bytes of memory it takes. */
  int weight() {
    return 2 * answer.map(CredentialAnswer::length).orElse(0) + used.weight();
  }

  boolean isFailure() {
    return failure.isPresent();
  }

  /** Not before it was made: how old it is nobody knows once the clock was put back. */
  boolean isValid(Instant now) {
    return !now.isBefore(made) && now.isBefore(until);
  }

  /** Whether everything it was made from is the same for this caller. */
  boolean isFor(RequestContext caller) {
    return used.holdFor(caller);
  }

  /** Whether it is late in its life; true for one caller at a time. */
  boolean wantsRefreshing(Instant now) {
    Instant due = refresh.get();
    return !now.isBefore(due) && refresh.compareAndSet(due, now.plus(BETWEEN_REFRESHES));
  }
}
