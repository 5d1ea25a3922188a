package io.github.credsmith.generate;

import io.github.credsmith.spec.Claim;
import io.github.credsmith.spec.HostPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compiles a spec's host into globs of the helper configuration, which see the authority of a URI
 * as it is written: with its port if it has one, and without any if it goes to the scheme's own.
 */
final class AuthorityGlobs {
  private static final int HTTPS_PORT = 443;
  private static final int HTTP_PORT = 80;

  private AuthorityGlobs() {}

  /**
   * What a helper rule says of scheme and host.
   *
   * @param scheme empty for any
   * @param host a glob
   */
  record Rule(Optional<String> scheme, String host) {}

  /** The rules that together match exactly the URIs of the claim's host, port and scheme. */
  static List<Rule> of(Claim claim) {
    HostPattern host = claim.host();
    List<Rule> rules = new ArrayList<>();
    for (String name : names(host)) {
      if (host.port().isEmpty()) {
        rules.add(new Rule(claim.scheme(), name));
        rules.add(new Rule(claim.scheme(), name + ":*"));
      } else {
        int port = host.port().getAsInt();
        rules.add(new Rule(claim.scheme(), name + ":" + port));
        schemeOfPort(port)
            .filter(scheme -> claim.scheme().isEmpty() || claim.scheme().get().equals(scheme))
            .ifPresent(scheme -> rules.add(new Rule(Optional.of(scheme), name)));
      }
    }
    return rules;
  }

  private static List<String> names(HostPattern host) {
    String name = host.name().ascii();
    return host.wildcard() ? List.of(name, "*." + name) : List.of(name);
  }

  /** The scheme whose URIs mean this port when they name none. */
  private static Optional<String> schemeOfPort(int port) {
    return switch (port) {
      case HTTPS_PORT -> Optional.of("https");
      case HTTP_PORT -> Optional.of("http");
      default -> Optional.empty();
    };
  }
}
