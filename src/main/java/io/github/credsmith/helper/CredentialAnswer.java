package io.github.credsmith.helper;

import io.github.credsmith.secret.Secret;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The headers that a request is to be sent with. Every value is held as a secret, so that an answer
 * never prints one.
 *
 * @param headers name to values, in the order they are written; no name is without a value
 * @param expires from when on the headers are no longer to be used, a margin before they stop being
 *     valid (see {@link Validity}); empty if that is not known
 */
public record CredentialAnswer(Map<String, List<Secret>> headers, Optional<Instant> expires) {
  private static final CredentialAnswer NONE = new CredentialAnswer(Map.of(), Optional.empty());

  public CredentialAnswer {
    Map<String, List<Secret>> copy = new LinkedHashMap<>();
    headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    headers = Collections.unmodifiableMap(copy);
  }

  /** No headers: no credentials are needed, or there are none. */
  public static CredentialAnswer none() {
    return NONE;
  }

  /** One header with one value, and no known expiry. */
  public static CredentialAnswer of(String name, Secret value) {
    return none().with(name, value);
  }

  /** This answer with one more value, after those that a header of this name already has. */
  public CredentialAnswer with(String name, Secret value) {
    Map<String, List<Secret>> more = new LinkedHashMap<>(headers);
    List<Secret> values = new ArrayList<>(more.getOrDefault(name, List.of()));
    values.add(value);
    more.put(name, values);
    return new CredentialAnswer(more, expires);
  }

  /** As {@link #with(String, Secret)}, for a value that is no secret. */
  public CredentialAnswer with(String name, String value) {
    return with(name, Secret.of(value));
  }

  /** This answer, to be used until then; with empty, for a time not known. */
  public CredentialAnswer expiring(Optional<Instant> until) {
    return new CredentialAnswer(headers, until);
  }

  /**
   * This answer, just made and valid until the end that its source tells: it expires a margin
   * before.
   *
   * @param end empty if it is not known
   */
  public CredentialAnswer ending(Optional<Instant> end, Clock clock) {
    return expiring(end.map(e -> new Validity(clock.instant(), e).expiry()));
  }

  /** How many characters the headers have together. */
  public int length() {
    return headers.entrySet().stream()
        .mapToInt(
            header ->
                header.getKey().length()
                    + header.getValue().stream().mapToInt(v -> v.reveal().length()).sum())
        .sum();
  }

  /** Whether there are no headers. */
  public boolean isNone() {
    return headers.isEmpty();
  }
}
