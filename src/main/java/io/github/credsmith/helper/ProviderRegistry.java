package io.github.credsmith.helper;

import io.github.credsmith.helperconfig.HelperKind;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The providers there are, by the helper that configurations name. */
public final class ProviderRegistry {
  private final Map<HelperKind, CredentialProvider> providers = new EnumMap<>(HelperKind.class);

  /**
   * A registry.
   *
   * @throws IllegalArgumentException if two providers are for the same helper
   */
  public ProviderRegistry(Collection<? extends CredentialProvider> providers) {
    for (CredentialProvider provider : providers) {
      if (this.providers.put(provider.kind(), provider) != null) {
        throw new IllegalArgumentException("two providers for " + provider.kind().id());
      }
    }
  }

  /** The provider of a helper; empty if this version has none. */
  public Optional<CredentialProvider> of(HelperKind kind) {
    return Optional.ofNullable(providers.get(kind));
  }
}
