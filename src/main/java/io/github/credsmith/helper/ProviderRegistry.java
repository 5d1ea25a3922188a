package io.github.credsmith.helper;

import io.github.credsmith.helperconfig.HelperKind;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

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

  /**
   * The provider of a helper.
   *
   * @throws IllegalArgumentException if the registry was made without it
   */
  public CredentialProvider of(HelperKind kind) {
    CredentialProvider provider = providers.get(kind);
    if (provider == null) {
      throw new IllegalArgumentException("no provider for " + kind.id());
    }
    return provider;
  }
}
