package io.github.credsmith.helper.oci;

import io.github.credsmith.context.Environment;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/**
 * Which token servers a registry's credentials may be sent to. A registry names its token server
 * (the realm) itself; one that was taken over could name somebody else's. Trusted is an https URL
 * whose host
 *
 * <ol>
 *   <li>is the registry's own, on whatever port;
 *   <li>or has the same registrable domain (public suffix list), as {@code auth.docker.io} has with
 *       {@code index.docker.io} and {@code gitlab.com} with {@code registry.gitlab.com};
 *   <li>or is named for this registry in {@value #VARIABLE}.
 * </ol>
 *
 * @param named pairs {@code REGISTRY=HOST}, in lower case; the registry's host without a port
 */
record TrustedRealms(Set<String> named) {
  /** Pairs {@code REGISTRY=HOST}, separated by commas or white space. */
  static final String VARIABLE = "CREDSMITH_TRUSTED_REALMS";

  TrustedRealms {
    named = Set.copyOf(named);
  }

  static TrustedRealms of(Environment environment) {
    String pairs = environment.get(VARIABLE).orElse("").toLowerCase(Locale.ROOT);
    return new TrustedRealms(
        Arrays.stream(pairs.split("[\\s,]+"))
            .filter(pair -> !pair.isEmpty())
            .collect(Collectors.toSet()));
  }

  /**
   * Whether credentials may go there.
   *
   * @param registry the root of the registry's API
   * @param realm the URL of the token server
   */
  boolean accepts(HttpUrl registry, HttpUrl realm) {
    return realm.isHttps()
        && (realm.host().equals(registry.host())
            || sharesDomain(registry, realm)
            || named.contains(pair(registry, realm)));
  }

  /** What {@value #VARIABLE} has to hold for the realm to be trusted. */
  static String pair(HttpUrl registry, HttpUrl realm) {
    return registry.host() + "=" + realm.host();
  }

  /** Addresses and single labels have no registrable domain and share none. */
  private static boolean sharesDomain(HttpUrl registry, HttpUrl realm) {
    String domain = registry.topPrivateDomain();
    return domain != null && domain.equals(realm.topPrivateDomain());
  }
}
