package io.github.credsmith.helper;

import io.github.credsmith.uri.RequestUri;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A URL of a registry's API by which a build fetches something: a blob, a manifest or the list of
 * tags (OCI distribution specification, section "Endpoints").
 *
 * @param registry the registry's host, with its port if the URL names one
 * @param repository the repository's name, for example {@code library/alpine}
 */
public record RegistryUrl(String registry, String repository) {
  private static final String ROOT = "/v2/";

  /** What keeps the matching of a hostile URL within bounds; longer than any real one. */
  private static final int LONGEST_NAME = 255;

  private static final String COMPONENT = "[a-z0-9]++(?:(?:\\.|__?|-+)[a-z0-9]++)*+";
  private static final Pattern NAME = Pattern.compile(COMPONENT + "(?:/" + COMPONENT + ")*+");
  private static final Pattern DIGEST =
      Pattern.compile("[a-z0-9]++(?:[+._-][a-z0-9]++)*+:[A-Za-z0-9=_-]++");
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");

  /** Reads a URL; empty if it is none of these. */
  public static Optional<RegistryUrl> of(RequestUri uri) {
    String path = uri.path();
    int beforeReference = path.lastIndexOf('/');
    int beforeKind = path.lastIndexOf('/', beforeReference - 1);
    if (!path.startsWith(ROOT) || beforeKind < ROOT.length()) {
      return Optional.empty();
    }
    String repository = path.substring(ROOT.length(), beforeKind);
    String kind = path.substring(beforeKind + 1, beforeReference);
    String reference = path.substring(beforeReference + 1);
    return matches(NAME, repository) && isResource(kind, reference)
        ? Optional.of(new RegistryUrl(uri.authority(), repository))
        : Optional.empty();
  }

  private static boolean isResource(String kind, String reference) {
    return switch (kind) {
      case "blobs" -> matches(DIGEST, reference);
      case "manifests" -> matches(DIGEST, reference) || matches(TAG, reference);
      case "tags" -> reference.equals("list");
      default -> false;
    };
  }

  private static boolean matches(Pattern pattern, String text) {
    return text.length() <= LONGEST_NAME && pattern.matcher(text).matches();
  }
}
