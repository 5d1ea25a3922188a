package io.github.credsmith.lint.across;

import io.github.credsmith.lint.Rule;
import java.util.List;

/** The rules about several files at once, in the order in which they are documented. */
public final class AcrossRules {
  private AcrossRules() {}

  /** All of them. */
  public static List<Rule> all() {
    return List.of(
        new UnansweredScope(),
        new DifferentApex(),
        new UnansweredEndpoint(),
        new UncoveredEndpoint(),
        new UncoveredService(),
        new UnreachedRule(),
        new BareHostPassedOver(),
        new UncoveredRegistry(),
        new RegistryPort(),
        new NoRegistryCredentials(),
        new ShadowedNetrc(),
        new OldStub());
  }
}
