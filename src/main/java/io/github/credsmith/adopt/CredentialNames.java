package io.github.credsmith.adopt;

import io.github.credsmith.spec.HostPattern;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names for credentials: the provider where it has one credential, else the first host. */
final class CredentialNames {
  private static final int LONGEST = 63;
  private static final int SUFFIX = 4;

  private final Set<String> taken = new HashSet<>();
  private final List<String> providers;

  /**
   * Names for one spec.
   *
   * @param providers of all credentials that get a name
   */
  CredentialNames(List<String> providers) {
    this.providers = List.copyOf(providers);
  }

  /** The name of the next credential, unlike those before it. */
  String next(String provider, HostPattern host) {
    boolean alone = providers.stream().filter(provider::equals).count() == 1;
    String wanted = alone && !provider.equals("null") ? provider : ofText(host.toString());
    String name = wanted;
    for (int number = 2; !taken.add(name); number++) {
      name = shortened(wanted, LONGEST - SUFFIX) + "-" + number;
    }
    return name;
  }

  /** A text as a name: lower case, other characters than letters and digits as hyphens. */
  static String ofText(String text) {
    String name =
        text.toLowerCase(java.util.Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return name.isEmpty() ? "workspace" : shortened(name, LONGEST);
  }

  private static String shortened(String name, int length) {
    return name.substring(0, Math.min(name.length(), length)).replaceAll("-$", "");
  }
}
