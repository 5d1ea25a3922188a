package io.github.credsmith.uri;

import java.util.List;
import java.util.Locale;

/**
 * BuildBuddy's cloud: the one remote API whose header a helper knows without being told. Contract:
 * the reference helper's defaults.
 */
public final class BuildBuddy {
  /** The domain of its hosts. */
  public static final String DOMAIN = "buildbuddy.io";

  /** The header that carries its API key. */
  public static final String HEADER = "x-buildbuddy-api-key";

  /** The domain itself too: it comes with every spec that says {@code *.buildbuddy.io}. */
  private static final List<Glob> AUTHORITIES =
      List.of(new Glob(DOMAIN + "*"), new Glob("*." + DOMAIN + "*"));

  private BuildBuddy() {}

  /**
   * Whether a host is one of its own.
   *
   * @param host without a port, in any case
   */
  public static boolean isHost(String host) {
    return host.toLowerCase(Locale.ROOT).endsWith("." + DOMAIN);
  }

  /** Whether a glob of the helper configuration matches some host of its own, or the domain. */
  public static boolean isMatchedBy(Glob authority) {
    return AUTHORITIES.stream().anyMatch(authority::overlaps);
  }
}
