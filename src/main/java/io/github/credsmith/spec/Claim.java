package io.github.credsmith.spec;

import io.github.credsmith.document.Location;
import io.github.credsmith.uri.Glob;
import io.github.credsmith.uri.RequestUri;
import java.util.Comparator;
import java.util.Optional;

/**
 * The URIs that one host of one credential claims.
 *
 * <p>Where two claims meet, the nearer host wins; on the same host the claim that lies wholly
 * within the other wins. Where neither lies within the other, the spec is ambiguous and refused.
 *
 * @param credential the credential that claims them
 * @param host which hosts and ports
 * @param scheme the only scheme claimed; empty for any
 * @param path which decoded paths; {@code *} for any
 * @param location where the host stands in the spec
 */
public record Claim(
    Credential credential,
    HostPattern host,
    Optional<String> scheme,
    Glob path,
    Location location) {
  static final Glob ANY_PATH = new Glob("*");

  /**
   * The order in which a first-match-wins list answers as the spec means: more specific claims
   * first.
   */
  static final Comparator<Claim> MOST_SPECIFIC_FIRST =
      Comparator.comparing(Claim::host, HostPattern.NEAREST_FIRST)
          .thenComparing(claim -> claim.host.port().isEmpty())
          .thenComparing(claim -> claim.host.port().orElse(0))
          .thenComparing(claim -> claim.scheme.isEmpty())
          .thenComparing(claim -> claim.scheme.orElse(""))
          .thenComparing(claim -> -claim.path.literalLength())
          .thenComparing(claim -> claim.path.pattern().length())
          .thenComparing(claim -> claim.path.pattern())
          .thenComparing(claim -> claim.credential.name().value());

  /** Whether any path is claimed. */
  public boolean anyPath() {
    return path.equals(ANY_PATH);
  }

  /**
   * Whether a request for this URI is claimed. The bare host of a registry has no path, so a claim
   * to some paths misses it.
   */
  public boolean covers(RequestUri uri) {
    return host.covers(uri)
        && (scheme.isEmpty() || scheme.get().equals(uri.scheme()))
        && (anyPath() || !uri.bareHost() && path.matches(uri.path()));
  }

  /** Whether some URI is claimed by both and nothing in the spec says which claim wins. */
  boolean isAmbiguousWith(Claim other) {
    boolean meet =
        host.overlaps(other.host)
            && (scheme.isEmpty() || other.scheme.isEmpty() || scheme.equals(other.scheme))
            && path.overlaps(other.path);
    return meet && host.sameHosts(other.host) && liesWithin(other) == other.liesWithin(this);
  }

  /** A URI that both claims cover, for messages. */
  String commonExample(Claim other) {
    String scheme = this.scheme.or(other::scheme).orElse("https");
    String port = host.port().isPresent() ? host.toString() : other.host.toString();
    String authority = port.startsWith("*.") ? "x" + port.substring(1) : port;
    String path = this.path.commonText(other.path).orElse("");
    return scheme + "://" + authority + (path.startsWith("/") ? path : "/" + path);
  }

  private boolean liesWithin(Claim other) {
    return other.host.covers(host)
        && (other.scheme.isEmpty() || other.scheme.equals(scheme))
        && other.path.covers(path);
  }
}
