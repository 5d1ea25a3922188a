package io.github.credsmith.helper;

import io.github.credsmith.helperconfig.ProviderConfig;
import io.github.credsmith.helperconfig.SourceEntry;
import io.github.credsmith.secret.LookupChain;
import io.github.credsmith.secret.Secret;
import io.github.credsmith.secret.SecretSource;
import io.github.credsmith.secret.SecretSource.EnvironmentSource;
import io.github.credsmith.secret.SecretSource.GoogleSource;
import io.github.credsmith.secret.SecretSource.KeyringSource;
import io.github.credsmith.secret.SecretSource.StaticSource;

/** The lookup chain that a configuration asks for, ready to be read. */
public final class ConfiguredChain {
  private ConfiguredChain() {}

  /** The configuration's own chain; {@code otherwise} if it has none. */
  public static LookupChain of(ProviderConfig config, LookupChain otherwise) {
    return config
        .chain()
        .map(entries -> new LookupChain(entries.stream().map(ConfiguredChain::entry).toList()))
        .orElse(otherwise);
  }

  private static LookupChain.Entry entry(SourceEntry entry) {
    return new LookupChain.Entry(entry.binding(), source(entry));
  }

  private static SecretSource source(SourceEntry entry) {
    if (entry instanceof SourceEntry.Env env) {
      return new EnvironmentSource(env.name());
    }
    if (entry instanceof SourceEntry.Keyring keyring) {
      return new KeyringSource(keyring.service());
    }
    if (entry instanceof SourceEntry.Static literal) {
      return new StaticSource(Secret.of(literal.value()));
    }
    SourceEntry.Google google = (SourceEntry.Google) entry;
    GoogleSource.TokenType type =
        switch (google.tokenType()) {
          case ACCESS -> GoogleSource.TokenType.ACCESS;
          case ID -> GoogleSource.TokenType.ID;
          case JWT -> GoogleSource.TokenType.JWT;
        };
    return new GoogleSource(type, google.scopes(), google.audience());
  }
}
