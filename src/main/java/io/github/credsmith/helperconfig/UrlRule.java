package io.github.credsmith.helperconfig;

import io.github.credsmith.document.Location;
import io.github.credsmith.uri.Glob;
import io.github.credsmith.uri.RequestUri;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One rule of the file: which URIs it answers, and who answers them.
 *
 * @param index its place in the file, from 0
 * @param scheme compared for equality; empty for any
 * @param host matched against the URI's authority, port included; empty for any
 * @param path matched against the URI's decoded path; empty for any
 * @param helper who answers
 * @param config what the helper is told
 * @param places where the parts stand in the file
 */
public record UrlRule(
    int index,
    Optional<String> scheme,
    Optional<Glob> host,
    Optional<Glob> path,
    HelperKind helper,
    ProviderConfig config,
    Places places) {

  /**
   * Where the parts of a rule stand; a part that the file leaves out has the place of the rule.
   *
   * @param rule the rule as a whole
   */
  public record Places(
      Location rule, Location scheme, Location host, Location path, Location helper) {

    /** All parts at one place, for a rule that is not read from a file. */
    public static Places at(Location location) {
      return new Places(location, location, location, location, location);
    }
  }

  /** Where the rule stands. */
  public Location location() {
    return places.rule();
  }

  /**
   * Compares the rule with a URI. A bare host is compared as {@code https} with the host as given;
   * a rule with a path never answers it.
   */
  public RuleMatch match(RequestUri uri) {
    Set<RuleMatch.Mismatch> mismatches = EnumSet.noneOf(RuleMatch.Mismatch.class);
    if (scheme.isPresent() && !scheme.get().equals(uri.scheme())) {
      mismatches.add(RuleMatch.Mismatch.SCHEME);
    }
    host.flatMap(glob -> hostMismatch(glob, uri)).ifPresent(mismatches::add);
    if (path.isPresent() && uri.bareHost()) {
      mismatches.add(RuleMatch.Mismatch.PATH_FOR_BARE_HOST);
    } else if (path.isPresent() && !path.get().matches(uri.path())) {
      mismatches.add(RuleMatch.Mismatch.PATH);
    }
    return new RuleMatch(this, mismatches);
  }

  /** Whether this rule answers every URI that {@code other} would answer. */
  public boolean covers(UrlRule other) {
    return (scheme.isEmpty() || scheme.equals(other.scheme))
        && globCovers(host, other.host)
        && pathCovers(other.path);
  }

  private static Optional<RuleMatch.Mismatch> hostMismatch(Glob glob, RequestUri uri) {
    if (glob.matches(uri.authority())) {
      return Optional.empty();
    }
    if (glob.matches(uri.host())) {
      return Optional.of(RuleMatch.Mismatch.HOST_BY_PORT);
    }
    Glob folded = new Glob(glob.pattern().toLowerCase(Locale.ROOT));
    return Optional.of(
        folded.matches(uri.authority().toLowerCase(Locale.ROOT))
            ? RuleMatch.Mismatch.HOST_BY_CASE
            : RuleMatch.Mismatch.HOST);
  }

  private static boolean globCovers(Optional<Glob> wide, Optional<Glob> narrow) {
    return wide.isEmpty() || wide.get().covers(narrow.orElse(new Glob("*")));
  }

  /** A rule without a path also answers bare hosts, which a rule with any path does not. */
  private boolean pathCovers(Optional<Glob> other) {
    return path.isEmpty() || other.isPresent() && path.get().covers(other.get());
  }
}
