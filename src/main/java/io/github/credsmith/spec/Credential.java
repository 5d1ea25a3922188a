package io.github.credsmith.spec;

import io.github.credsmith.document.Located;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.Node;
import io.github.credsmith.uri.Glob;
import java.util.List;
import java.util.Optional;

/**
 * One credential of a spec: the hosts it is for, the provider that makes headers of it, and where
 * its secrets come from.
 *
 * @param name unique in the spec
 * @param hosts the hosts it is for, in the order of the spec; their location is each host's own
 * @param scheme the only scheme it is for; empty for any
 * @param path the only paths it is for; empty for any
 * @param provider the provider's name, one of the schema's
 * @param options the provider's options as the spec writes them; empty if there are none
 * @param secrets a chain for each binding the spec gives; empty means the provider's own default
 * @param bazelConfig the {@code --config} its lines go under; empty for always
 */
public record Credential(
    Located<String> name,
    List<Located<HostPattern>> hosts,
    Optional<Located<String>> scheme,
    Optional<Located<Glob>> path,
    Located<String> provider,
    Optional<Node.Mapping> options,
    List<SecretSource.Chain> secrets,
    Optional<Located<String>> bazelConfig) {

  public Credential {
    hosts = List.copyOf(hosts);
    secrets = List.copyOf(secrets);
  }

  /** What the credential claims, one claim for each host. */
  public List<Claim> claims() {
    Glob paths = path.map(Located::value).orElse(Claim.ANY_PATH);
    return hosts.stream()
        .map(
            host ->
                new Claim(this, host.value(), scheme.map(Located::value), paths, host.location()))
        .toList();
  }

  /** Where the credential is named. */
  public Location location() {
    return name.location();
  }
}
