package io.github.credsmith.spec;

import io.github.credsmith.uri.DnsName;
import io.github.credsmith.uri.RequestUri;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a host in a spec means: {@code *.example.com} covers {@code example.com} and every depth
 * below it, a host without a port covers every port. Generators compile this meaning into what
 * their target calls a host.
 *
 * <p>The host of a URI is compared as it is written, against a pattern in lower case: Bazel's
 * scopes and the helper's globs do the same.
 *
 * @param name the host, or, with {@code wildcard}, the domain whose hosts are meant, itself
 *     included
 * @param wildcard whether every depth below {@code name} is covered too
 * @param port the only port covered; empty for every port
 */
public record HostPattern(DnsName name, boolean wildcard, OptionalInt port) {
  private static final Pattern SYNTAX = Pattern.compile("(\\*\\.)?([^*:/]+)(?::([0-9]{1,5}))?");
  private static final int LARGEST_PORT = 65535;

  /**
   * Nearer hosts first: exact before wildcard, a longer domain before a shorter one, then by name.
   */
  static final Comparator<HostPattern> NEAREST_FIRST =
      Comparator.comparing(HostPattern::wildcard)
          .thenComparing(pattern -> -pattern.labels())
          .thenComparing(pattern -> pattern.name.ascii());

  /**
   * Reads a pattern.
   *
   * @return empty if the text is not {@code [*.]NAME[:PORT]} with a DNS name and a port from 1 to
   *     65535
   */
  public static Optional<HostPattern> parse(String text) {
    Matcher parts = SYNTAX.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    OptionalInt port =
        parts.group(3) == null
            ? OptionalInt.empty()
            : OptionalInt.of(Integer.parseInt(parts.group(3)));
    if (port.isPresent() && (port.getAsInt() < 1 || port.getAsInt() > LARGEST_PORT)) {
      return Optional.empty();
    }
    return DnsName.parse(parts.group(2))
        .map(name -> new HostPattern(name, parts.group(1) != null, port));
  }

  /** Whether requests for this URI go to a host and port that the pattern covers. */
  public boolean covers(RequestUri uri) {
    return coversName(uri.host()) && (port.isEmpty() || port.getAsInt() == uri.effectivePort());
  }

  /** Whether the pattern covers every host, at every port, that {@code other} covers. */
  public boolean covers(HostPattern other) {
    return coversNamesOf(other) && (port.isEmpty() || port.equals(other.port));
  }

  /** Whether some host and port is covered by both. */
  public boolean overlaps(HostPattern other) {
    boolean ports = port.isEmpty() || other.port.isEmpty() || port.equals(other.port);
    return ports && (coversNamesOf(other) || other.coversNamesOf(this));
  }

  /** The same hosts at every port. */
  public HostPattern onEveryPort() {
    return new HostPattern(name, wildcard, OptionalInt.empty());
  }

  /** Whether both name the same hosts, whatever their ports. */
  boolean sameHosts(HostPattern other) {
    return wildcard == other.wildcard && name.equals(other.name);
  }

  private boolean coversName(String host) {
    return host.equals(name.ascii()) || wildcard && host.endsWith("." + name.ascii());
  }

  private boolean coversNamesOf(HostPattern other) {
    return wildcard ? other.name.isAtOrBelow(name) : !other.wildcard && name.equals(other.name);
  }

  private int labels() {
    return (int) name.ascii().chars().filter(c -> c == '.').count();
  }

  /** The pattern as a spec writes it, in ASCII: {@code *.example.com:8443}. */
  @Override
  public String toString() {
    return (wildcard ? "*." : "") + name.ascii() + (port.isPresent() ? ":" + port.getAsInt() : "");
  }
}
