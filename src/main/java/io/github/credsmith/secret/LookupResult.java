package io.github.credsmith.secret;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a lookup chain had for a binding. */
public sealed interface LookupResult {

  /**
   * A secret.
   *
   * @param secret never empty
   * @param source where it was found
   * @param expires when it stops being valid; empty if the source does not say
   */
  record Found(Secret secret, SecretSource source, Optional<Instant> expires)
      implements LookupResult {}

  /**
   * No source has one.
   *
   * @param tried every source of the binding, in order; empty if it has none
   */
  record NotFound(List<SourceState> tried) implements LookupResult {
    public NotFound {
      tried = List.copyOf(tried);
    }
  }

  /**
   * No source yielded one, and at least one of them failed.
   *
   * @param tried every source of the binding, in order
   */
  record Failed(List<SourceState> tried) implements LookupResult {
    public Failed {
      tried = List.copyOf(tried);
    }

    /** Those that failed. */
    public List<SourceState> causes() {
      return tried.stream().filter(s -> s.state() == SourceState.State.FAILED).toList();
    }
  }
}
