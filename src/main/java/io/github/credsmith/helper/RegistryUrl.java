package io.github.credsmith.helper;

import io.github.credsmith.uri.RequestUri;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL of a registry's API by which a build fetches something: a blob, a manifest or the list of
 * tags (OCI distribution specification, section "Endpoints").
 *
 * @param registry the registry's host, with its port if the URL names one
 * @param repository the repository's name, for example {@code library/alpine}
 */
public record RegistryUrl(String registry, String repository) {
  private static final String COMPONENT = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
  private static final Pattern PATH =
      Pattern.compile(
          "/v2/("
              + COMPONENT
              + "(?:/"
              + COMPONENT
              + ")*)/(?:blobs/[A-Za-z0-9_+.-]+:[A-Fa-f0-9]+|manifests/[A-Za-z0-9_][A-Za-z0-9_+.:-]*"
              + "|tags/list)");

  /** Reads a URL; empty if it is none of these. */
  public static Optional<RegistryUrl> of(RequestUri uri) {
    Matcher path = PATH.matcher(uri.path());
    return path.matches()
        ? Optional.of(new RegistryUrl(uri.authority(), path.group(1)))
        : Optional.empty();
  }
}
