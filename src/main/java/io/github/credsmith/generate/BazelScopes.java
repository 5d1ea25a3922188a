package io.github.credsmith.generate;

import io.github.credsmith.bazelrc.CredentialScope;
import io.github.credsmith.spec.HostPattern;

/**
 * Compiles a spec's host into a scope of {@code --credential_helper}, which knows hosts only: no
 * port, no path.
 */
final class BazelScopes {
  private BazelScopes() {}

  /**
   * The scope with the pattern's names: a {@code *.} scope covers the domain itself, as the spec
   * means it.
   */
  static CredentialScope scope(HostPattern host) {
    return CredentialScope.parse((host.wildcard() ? "*." : "") + host.name().ascii());
  }

  /** Whether Bazel accepts it. */
  static boolean isValid(CredentialScope scope) {
    return !(scope instanceof CredentialScope.Invalid);
  }
}
