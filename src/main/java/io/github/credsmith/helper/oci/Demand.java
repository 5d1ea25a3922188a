package io.github.credsmith.helper.oci;

import java.util.List;

/** What a registry wants of a request before it answers. */
sealed interface Demand {

  /** Nothing: it answers anybody. */
  record Nothing() implements Demand {}

  /**
   * Authentication by one of these.
   *
   * @param challenges in the registry's order; at least one
   */
  record Challenged(List<Challenge> challenges) implements Demand {
    public Challenged {
      challenges = List.copyOf(challenges);
    }
  }
}
