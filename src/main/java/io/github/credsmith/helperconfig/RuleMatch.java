package io.github.credsmith.helperconfig;

import java.util.Set;

/**
 * How a rule compares with a URI.
 *
 * @param mismatches why the rule does not answer the URI; empty if it does
 */
public record RuleMatch(UrlRule rule, Set<Mismatch> mismatches) {

  /** A part of a rule that does not fit a URI. */
  public enum Mismatch {
    /** Another scheme. */
    SCHEME,
    /** Another host. */
    HOST,
    /** The host fits the URI's without its port: host globs see the port. */
    HOST_BY_PORT,
    /** The host fits but for upper and lower case. */
    HOST_BY_CASE,
    /** Another path. */
    PATH,
    /** The URI is a bare host, and rules with a path are passed over for such. */
    PATH_FOR_BARE_HOST
  }

  public RuleMatch {
    mismatches = Set.copyOf(mismatches);
  }

  /** Whether the rule, if none before it does, answers the URI. */
  public boolean matches() {
    return mismatches.isEmpty();
  }

  /** Whether the URI's port alone keeps the rule from answering. */
  public boolean failsByPortAlone() {
    return mismatches.equals(Set.of(Mismatch.HOST_BY_PORT));
  }
}
