package io.github.credsmith.adopt;

import io.github.credsmith.helperconfig.HelperKind;
import io.github.credsmith.helperconfig.WellKnownHosts;
import io.github.credsmith.uri.DnsName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The first spec of a workspace, as the template {@code credsmith.yaml} sees it.
 *
 * @param name for the spec's metadata
 * @param credentials one for each provider that serves hosts of the workspace; empty if no file
 *     names a host
 * @param hasCredentials whether there are any
 * @param rules the rule sets that need settings, as a YAML list: {@code [rules_oci]}; empty if none
 *     is used
 * @param unknown hosts whose provider is not known, each with where it was found
 * @param hasUnknown whether there are any
 */
public record StarterSpec(
    String name,
    List<Entry> credentials,
    boolean hasCredentials,
    String rules,
    List<String> unknown,
    boolean hasUnknown) {

  /** Hosts that nobody needs a credential for, and module registries that need none. */
  private static final Set<String> PUBLIC_HOSTS =
      Set.of("bcr.bazel.build", "mirror.bazel.build", "registry.bazel.build");

  /**
   * One credential.
   *
   * @param name of the credential
   * @param hosts as a YAML flow list
   * @param provider of the credential
   * @param options as a YAML flow mapping; empty if there are none
   * @param seen where the first of the hosts was found
   */
  public record Entry(String name, String hosts, String provider, String options, String seen) {}

  /**
   * A spec that covers the hosts found.
   *
   * @param folder the workspace folder's name, from which the spec takes its own
   * @param rules the rule sets in use, of those that need settings
   */
  public static StarterSpec of(String folder, List<NamedHost> hosts, List<String> rules) {
    Map<Kind, TreeSet<String>> byKind = new TreeMap<>();
    Map<Kind, String> seen = new TreeMap<>();
    Map<String, String> unknown = new TreeMap<>();
    Map<String, Kind> kinds = new TreeMap<>();
    hosts.forEach(named -> kind(named).ifPresent(kind -> kinds.putIfAbsent(named.host(), kind)));
    for (NamedHost named : hosts) {
      if (PUBLIC_HOSTS.contains(named.host()) || DnsName.parse(nameOnly(named.host())).isEmpty()) {
        continue;
      }
      Optional<Kind> kind = Optional.ofNullable(kinds.get(named.host()));
      kind.ifPresent(k -> byKind.computeIfAbsent(k, key -> new TreeSet<>()).add(named.host()));
      kind.ifPresent(k -> seen.putIfAbsent(k, named.location().toString()));
      if (kind.isEmpty()) {
        unknown.putIfAbsent(named.host(), named.location().toString());
      }
    }
    List<Entry> entries = new ArrayList<>();
    byKind.forEach((kind, names) -> entries.add(kind.entry(flow(names), seen.get(kind))));
    List<String> rest =
        unknown.entrySet().stream().map(e -> e.getKey() + " (" + e.getValue() + ")").toList();
    String ruleList = rules.isEmpty() ? "" : "[" + String.join(", ", rules) + "]";
    return new StarterSpec(
        specName(folder), entries, !entries.isEmpty(), ruleList, rest, !rest.isEmpty());
  }

  /**
   * The credential that a host goes into.
   *
   * @param needsHeader whether the provider has to be told which header the host expects
   */
  private record Kind(HelperKind helper, boolean needsHeader) implements Comparable<Kind> {
    private static final Comparator<Kind> ORDER =
        Comparator.comparing(Kind::helper).thenComparing(Kind::needsHeader);

    Entry entry(String hosts, String seen) {
      return needsHeader
          ? new Entry("remote-cache", hosts, helper.id(), "{headerName: authorization}", seen)
          : new Entry(helper.id(), hosts, helper.id(), "", seen);
    }

    @Override
    public int compareTo(Kind other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * What is known of a host comes before what it is used for, so that one host gets one provider.
   */
  private static Optional<Kind> kind(NamedHost named) {
    String host = named.host().startsWith("*.") ? named.host().substring(2) : named.host();
    String name = nameOnly(host);
    Optional<WellKnownHosts> known =
        WellKnownHosts.of(name)
            .or(() -> WellKnownHosts.of("x." + name).filter(k -> named.host().startsWith("*.")));
    return known
        .map(k -> new Kind(k.kind(), false))
        .or(
            () ->
                switch (named.use()) {
                  case REMOTE_API -> Optional.of(new Kind(HelperKind.REMOTEAPIS, true));
                  case REGISTRY -> Optional.of(new Kind(HelperKind.OCI, false));
                  case SCOPE, DOWNLOAD -> Optional.empty();
                });
  }

  private static String nameOnly(String host) {
    return host.replaceFirst("^\\*\\.", "").replaceFirst(":\\d+$", "");
  }

  private static String flow(Set<String> hosts) {
    return "[" + String.join(", ", hosts.stream().map(host -> "\"" + host + "\"").toList()) + "]";
  }

  /** A name as the schema wants it. */
  private static String specName(String folder) {
    String name =
        folder.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return name.isEmpty()
        ? "workspace"
        : name.substring(0, Math.min(name.length(), 63)).replaceAll("-$", "");
  }
}
