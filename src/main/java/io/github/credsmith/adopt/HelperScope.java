package io.github.credsmith.adopt;

import io.github.credsmith.bazelrc.CredentialScope;
import io.github.credsmith.document.Location;
import io.github.credsmith.spec.HostPattern;
import java.util.Optional;

/**
 * Hosts for which Bazel asks the helper.
 *
 * @param host the scope as a spec writes it; empty for the helper without a scope
 * @param config the {@code --config} they stand under; empty for always
 * @param location where the first line says so
 */
record HelperScope(
    CredentialScope scope, Optional<HostPattern> host, Optional<String> config, Location location) {

  static HelperScope of(CredentialScope scope, Optional<String> config, Location location) {
    Optional<HostPattern> host =
        scope instanceof CredentialScope.Default
            ? Optional.empty()
            : HostPattern.parse(scope.toString());
    return new HelperScope(scope, host, config, location);
  }

  /** Whether every host of a pattern is in the scope. */
  boolean covers(HostPattern pattern) {
    if (scope instanceof CredentialScope.DomainSuffix || !pattern.wildcard()) {
      return scope.covers(pattern.name().ascii());
    }
    return scope instanceof CredentialScope.Default;
  }

  /** Whether every host of the scope is one of a pattern's. */
  boolean liesWithin(HostPattern pattern) {
    return host.filter(
            own ->
                pattern.wildcard()
                    ? own.name().isAtOrBelow(pattern.name())
                    : !own.wildcard() && own.name().equals(pattern.name()))
        .isPresent();
  }
}
