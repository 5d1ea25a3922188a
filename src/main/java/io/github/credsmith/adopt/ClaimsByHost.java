package io.github.credsmith.adopt;

import io.github.credsmith.spec.Claim;
import io.github.credsmith.spec.CredentialSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The claims of a spec by the hosts they name, for asking about many hosts. */
final class ClaimsByHost {
  private final Map<String, List<Claim>> byName;

  ClaimsByHost(CredentialSpec spec) {
    this.byName =
        spec.claims().stream().collect(Collectors.groupingBy(claim -> claim.host().name().ascii()));
  }

  /**
   * The claims to a host and to domains above it, in the order in which the first that covers a URI
   * is the one that answers it. One to a domain above need not have a wildcard.
   *
   * @param host a name
   */
  Stream<Claim> of(String host) {
    return Stream.iterate(host, name -> !name.isEmpty(), ClaimsByHost::parent)
        .flatMap(name -> byName.getOrDefault(name, List.of()).stream());
  }

  private static String parent(String name) {
    return name.substring(name.indexOf('.') < 0 ? name.length() : name.indexOf('.') + 1);
  }
}
