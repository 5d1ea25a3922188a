package io.github.credsmith.spec;

import io.github.credsmith.uri.DnsName;
import io.github.credsmith.uri.Glob;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The hosts and schemes that a provider can answer for at all, whatever its secrets. Source: the
 * reference helper, which fails for any other request.
 */
public final class ProviderHosts {
  /** Providers that serve one vendor's hosts only, by the domains of those hosts. */
  private static final Map<String, List<DnsName>> DOMAINS =
      Map.of(
          "gcs", List.of(new DnsName("storage.googleapis.com")),
          "gar", List.of(new DnsName("pkg.dev")),
          "azstorage",
              List.of(
                  new DnsName("blob.core.windows.net"),
                  new DnsName("blob.core.chinacloudapi.cn"),
                  new DnsName("blob.core.usgovcloudapi.net")));

  /** Providers that serve any scheme: the reference helper holds all others to https. */
  private static final Set<String> ANY_SCHEME = Set.of("remoteapis", "null");

  private ProviderHosts() {}

  /** The domains that a provider is bound to; empty if it serves any host. */
  static List<DnsName> domains(String provider) {
    return DOMAINS.getOrDefault(provider, List.of());
  }

  /** Whether a provider answers for URIs of a scheme. */
  public static boolean servesScheme(String provider, String scheme) {
    return scheme.equals("https") || ANY_SCHEME.contains(provider);
  }

  /**
   * Whether a provider answers for some host that a glob of the helper configuration matches; those
   * that are bound to domains answer on port 443 alone.
   */
  public static boolean servesSomeHostOf(String provider, Glob authority) {
    List<DnsName> domains = domains(provider);
    return domains.isEmpty()
        || domains.stream()
            .flatMap(domain -> Stream.of(domain.ascii(), "*." + domain.ascii()))
            .flatMap(host -> Stream.of(host, host + ":443"))
            .anyMatch(host -> new Glob(host).overlaps(authority));
  }
}
