package io.github.credsmith.spec;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Located;
import io.github.credsmith.uri.DnsName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which requests a provider can answer at all, whatever its secrets. Source: the reference helper,
 * which fails for any other request, and with it the build.
 */
final class ProviderReach implements SpecCheck {
  private static final int HTTPS_PORT = 443;

  @Override
  public List<Finding> check(CredentialSpec spec) {
    List<Finding> findings = new ArrayList<>();
    for (Credential credential : spec.credentials()) {
      credential.hosts().forEach(host -> host(credential, host).ifPresent(findings::add));
      scheme(credential).ifPresent(findings::add);
    }
    return findings;
  }

  private static Optional<Finding> host(Credential credential, Located<HostPattern> host) {
    String provider = credential.provider().value();
    List<DnsName> domains = ProviderHosts.domains(provider);
    if (domains.isEmpty()) {
      return Optional.empty();
    }
    HostPattern pattern = host.value();
    boolean within = domains.stream().anyMatch(pattern.name()::isAtOrBelow);
    boolean port = pattern.port().isEmpty() || pattern.port().getAsInt() == HTTPS_PORT;
    if (within && port) {
      return Optional.empty();
    }
    String reach =
        within
            ? "on port " + HTTPS_PORT
            : "at " + String.join(", ", domains.stream().map(DnsName::ascii).toList());
    return Optional.of(
        Finding.error(
            "spec/provider-host",
            host.location(),
            "The provider '"
                + provider
                + "' does not serve '"
                + pattern
                + "'; it works only "
                + reach
                + ".",
            "The helper would fail for every URL of this host, and with it the build.",
            "Choose another provider or another host."));
  }

  private static Optional<Finding> scheme(Credential credential) {
    String provider = credential.provider().value();
    return credential
        .scheme()
        .filter(scheme -> !ProviderHosts.servesScheme(provider, scheme.value()))
        .map(
            scheme ->
                Finding.error(
                    "spec/provider-scheme",
                    scheme.location(),
                    "The provider '"
                        + provider
                        + "' answers https only, not "
                        + scheme.value()
                        + ".",
                    "The helper would fail for every such URL, and a secret is not sent unencrypted.",
                    "Leave the scheme out or write https."));
  }
}
