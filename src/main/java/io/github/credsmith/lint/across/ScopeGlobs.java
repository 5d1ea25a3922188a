package io.github.credsmith.lint.across;

import io.github.credsmith.bazelrc.CredentialScope;
import io.github.credsmith.helperconfig.UrlRule;
import io.github.credsmith.uri.Glob;
import java.util.List;

/**
 * What Bazel's scopes are in the helper configuration's terms: globs over hosts, in which {@code
 * *.} stands for the hosts below alone. A scope covers every port, so a rule for one port answers
 * for some of it.
 */
final class ScopeGlobs {
  private ScopeGlobs() {}

  /** The hosts of every URI that a scope covers. */
  static List<Glob> of(CredentialScope scope) {
    if (scope instanceof CredentialScope.ExactHost exact) {
      return List.of(new Glob(exact.host()));
    }
    if (scope instanceof CredentialScope.DomainSuffix suffix) {
      return List.of(new Glob(suffix.domain()), below(suffix.domain()));
    }
    return scope instanceof CredentialScope.Default ? List.of(new Glob("*")) : List.of();
  }

  /** The hosts below a domain. */
  static Glob below(String domain) {
    return new Glob("*." + domain);
  }

  /** Whether a rule answers for some of these hosts, at some port. */
  static boolean answersSome(UrlRule rule, List<Glob> hosts) {
    return rule.host().map(ScopeGlobs::hostPart).map(h -> overlapsSome(h, hosts)).orElse(true);
  }

  private static boolean overlapsSome(Glob host, List<Glob> hosts) {
    return hosts.stream().anyMatch(host::overlaps);
  }

  /** A star may stand for a port, but no port ends in a domain. */
  private static Glob hostPart(Glob authority) {
    String pattern = authority.pattern();
    int colon = pattern.indexOf(':', pattern.startsWith("[") ? pattern.indexOf(']') + 1 : 0);
    return colon < 0 ? authority : new Glob(pattern.substring(0, colon));
  }
}
