package io.github.credsmith.helper;

import java.time.Duration;
import java.time.Instant;

/**
 * The time in which a credential is valid. Whoever is given it needs a part of that to make use of
 * it: for its way to the server, and because clocks differ. So it counts as expired a margin before
 * its end: a tenth of its life, and at most half a minute.
 *
 * <p>The margin is taken off once, where a provider learns of the end: what a {@link
 * CredentialAnswer} tells, to callers and to whoever keeps it, is without it.
 *
 * @param begin from when on it is valid, or known to be
 * @param end from when on it is not valid any more
 */
public record Validity(Instant begin, Instant end) {
  private static final Duration LONGEST_MARGIN = Duration.ofSeconds(30);

  /** When it is no longer to be used; the end itself if that is before the beginning. */
  public Instant expiry() {
    if (end.isBefore(begin)) {
      return end;
    }
    Duration tenth = Duration.between(begin, end).dividedBy(10);
    return end.minus(tenth.compareTo(LONGEST_MARGIN) < 0 ? tenth : LONGEST_MARGIN);
  }
}
