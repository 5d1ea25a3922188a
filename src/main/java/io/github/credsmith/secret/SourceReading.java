package io.github.credsmith.secret;

import java.time.Instant;
import java.util.Optional;

/** What one source had. */
public sealed interface SourceReading {

  /**
   * A secret.
   *
   * @param secret never empty
   * @param expires when it stops being valid; empty if the source does not say
   */
  record Found(Secret secret, Optional<Instant> expires) implements SourceReading {

    static Found of(Secret secret) {
      return new Found(secret, Optional.empty());
    }
  }

  /**
   * Nothing, as is normal: another source is to be tried.
   *
   * @param reason why, for people
   */
  record NotFound(String reason) implements SourceReading {}

  /**
   * It could not be told whether there is a secret.
   *
   * @param reason the error, for people
   */
  record Failed(String reason) implements SourceReading {}
}
