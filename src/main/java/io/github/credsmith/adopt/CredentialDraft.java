package io.github.credsmith.adopt;

import io.github.credsmith.document.Located;
import io.github.credsmith.document.Location;
import io.github.credsmith.spec.Credential;
import io.github.credsmith.spec.HostPattern;
import io.github.credsmith.spec.SecretSource;
import io.github.credsmith.uri.Glob;
import java.util.List;
import java.util.Optional;

/**
 * One host with its credential, before hosts that share one are put together.
 *
 * @param config the {@code --config} under which Bazel asks for it; empty for always
 * @param location what it was made from
 */
record CredentialDraft(
    HostPattern host,
    Optional<String> scheme,
    Optional<Glob> path,
    ProviderSettings settings,
    Optional<String> config,
    Location location) {

  /** Whether both claim the same URIs. */
  boolean claimsSame(CredentialDraft other) {
    return host.equals(other.host) && claimsSameOfAHost(other);
  }

  /** Whether both claim the same schemes and paths of their hosts. */
  boolean claimsSameOfAHost(CredentialDraft other) {
    return scheme.equals(other.scheme) && path.equals(other.path);
  }

  /** What drafts must have in common to be one credential with several hosts. */
  record Shared(
      Optional<String> scheme, Optional<Glob> path, Optional<String> config, String settings) {
    /** The settings may hold a secret. */
    @Override
    public String toString() {
      return "scheme " + scheme + ", path " + path + ", config " + config;
    }
  }

  /** What this has in common with the others of its credential. */
  Shared shared() {
    return new Shared(scheme, path, config, settings.fingerprint());
  }

  /** The credential, with the hosts of drafts that share it. */
  static Credential credential(String name, List<CredentialDraft> drafts) {
    CredentialDraft first = drafts.get(0);
    return new Credential(
        new Located<>(name, first.location),
        drafts.stream().map(draft -> new Located<>(draft.host, draft.location)).toList(),
        first.scheme.map(scheme -> new Located<>(scheme, first.location)),
        first.path.map(path -> new Located<>(path, first.location)),
        new Located<>(first.settings.kind().id(), first.location),
        first.settings.options(),
        first.settings.secrets(),
        first.config.map(config -> new Located<>(config, first.location)));
  }

  /** The credential with three stars for each secret that stands in it. */
  static Credential withoutSecrets(Credential credential) {
    return new Credential(
        credential.name(),
        credential.hosts(),
        credential.scheme(),
        credential.path(),
        credential.provider(),
        credential.options(),
        credential.secrets().stream().map(CredentialDraft::masked).toList(),
        credential.bazelConfig());
  }

  private static SecretSource.Chain masked(SecretSource.Chain chain) {
    return new SecretSource.Chain(
        chain.binding(),
        chain.sources().stream()
            .map(
                source ->
                    source instanceof SecretSource.InsecureLiteral literal
                        ? new SecretSource.InsecureLiteral("***", literal.location())
                        : source)
            .toList(),
        chain.location());
  }
}
