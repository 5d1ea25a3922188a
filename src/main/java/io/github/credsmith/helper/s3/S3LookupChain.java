package io.github.credsmith.helper.s3;

import io.github.credsmith.helper.ChainAdvice;
import io.github.credsmith.helper.ConfiguredChain;
import io.github.credsmith.helper.CredentialRequest;
import io.github.credsmith.helperconfig.ProviderConfig.S3Config;
import io.github.credsmith.secret.LookupChain;
import io.github.credsmith.secret.LookupChain.Entry;
import io.github.credsmith.secret.LookupResult;
import io.github.credsmith.secret.Secret;
import io.github.credsmith.secret.SecretAccess;
import io.github.credsmith.secret.SecretSource.EnvironmentSource;
import io.github.credsmith.secret.SecretSource.KeyringSource;
import io.github.credsmith.secret.SourceState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lookup chain of a rule, or the host's own: keyring items; for R2, variables before them. Its
 * secrets are an access key, or a Cloudflare API token, whose digest is R2's secret key, and a
 * region.
 */
record S3LookupChain(LookupChain chain) {
  private static final String ID = "aws-access-key-id";
  private static final String SECRET_KEY = "aws-secret-access-key";
  private static final String SESSION_TOKEN = "aws-session-token";
  private static final String REGION = "aws-default-region";
  private static final String API_TOKEN = "cloudflare-api-token";

  private static final LookupChain OF_AWS =
      new LookupChain(List.of(keyring(ID), keyring(SECRET_KEY), keyring(REGION)));
  private static final LookupChain OF_R2 =
      new LookupChain(
          List.of(
              env("R2_ACCESS_KEY_ID", ID),
              env("R2_SECRET_ACCESS_KEY", SECRET_KEY),
              env("CLOUDFLARE_API_TOKEN", API_TOKEN),
              keyring(ID),
              keyring(SECRET_KEY),
              keyring(API_TOKEN)));

  /** The chain for a host. */
  static S3LookupChain of(S3Config config, S3Host host) {
    return new S3LookupChain(
        ConfiguredChain.of(config, host.kind() == S3Host.Kind.R2 ? OF_R2 : OF_AWS));
  }

  /**
   * The access key.
   *
   * @param tried takes the sources that were asked in vain
   * @return empty unless there is both an ID and a secret key
   */
  Optional<AwsKey> key(CredentialRequest request, List<SourceState> tried) {
    Optional<Secret> id = secret(request, ID, tried);
    Optional<Secret> secretKey =
        secret(request, SECRET_KEY, tried)
            .or(() -> secret(request, API_TOKEN, tried).map(Secret::sha256Hex));
    if (id.isEmpty() || secretKey.isEmpty()) {
      return Optional.empty();
    }
    secretKey.ifPresent(request.log()::know);
    Optional<Secret> token = secret(request, SESSION_TOKEN, new ArrayList<>());
    return Optional.of(AwsKey.lasting(id.get(), secretKey.get(), token));
  }

  /** The region; no secret, although it may be kept among them. */
  Optional<NamedRegion> region(SecretAccess access) {
    return chain.resolve(REGION, access) instanceof LookupResult.Found found
        ? Optional.of(
            new NamedRegion(found.secret().stripped().reveal(), found.source().description()))
        : Optional.empty();
  }

  /** The state of every source, for people. */
  List<SourceState> states(SecretAccess access) {
    return chain.states(access);
  }

  private Optional<Secret> secret(
      CredentialRequest request, String binding, List<SourceState> tried) {
    LookupResult result = request.lookup(chain, binding);
    tried.addAll(ChainAdvice.tried(result));
    return result instanceof LookupResult.Found found
        ? Optional.of(found.secret().stripped())
        : Optional.empty();
  }

  private static Entry env(String variable, String binding) {
    return new Entry(binding, new EnvironmentSource(variable));
  }

  private static Entry keyring(String binding) {
    return new Entry(binding, new KeyringSource("tweag-credential-helper:" + binding));
  }
}
