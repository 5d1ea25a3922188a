package io.github.credsmith.helper.oci;

import io.github.credsmith.uri.RequestUri;
import java.util.regex.Pattern;

/** What a request to a registry is for. */
sealed interface RegistryRequest {
  /** The registry. */
  Registry registry();

  /**
   * A blob, a manifest or the tags of a repository.
   *
   * @param repository the repository's name
   */
  record Resource(Registry registry, String repository) implements RegistryRequest {
    /** What a token must allow (distribution's token scope documentation). */
    String scope() {
      return "repository:" + repository + ":pull";
    }
  }

  /** The registry itself, for whatever the caller is going to do there: rules_img asks so. */
  record WholeRegistry(Registry registry) implements RegistryRequest {}

  /** Anything else at a registry, which is served without credentials. */
  record Other(Registry registry) implements RegistryRequest {}

  /**
   * What a URI asks for. A bare host and a URI of the scheme {@code oci} ask for the whole
   * registry.
   */
  static RegistryRequest of(RequestUri uri) {
    Registry registry = Registry.of(uri);
    if (uri.bareHost() || uri.scheme().equals("oci")) {
      return new WholeRegistry(registry);
    }
    String path = uri.path();
    int reference = path.lastIndexOf('/');
    int kind = path.lastIndexOf('/', reference - 1);
    String prefix = "/v2/";
    if (!path.startsWith(prefix) || kind < prefix.length()) {
      return new Other(registry);
    }
    String repository = path.substring(prefix.length(), kind);
    boolean known =
        Grammar.isName(repository)
            && Grammar.isResource(
                path.substring(kind + 1, reference), path.substring(reference + 1));
    return known ? new Resource(registry, repository) : new Other(registry);
  }

  /** The names of distribution-spec, "Pulling manifests" and "Digests". */
  final class Grammar {
    private static final int LONGEST_NAME = 255;
    private static final Pattern NAME =
        Pattern.compile(
            "[a-z0-9]++(?:(?:\\.|__?|-+)[a-z0-9]++)*+(?:/[a-z0-9]++(?:(?:\\.|__?|-+)[a-z0-9]++)*+)*+");
    private static final Pattern DIGEST =
        Pattern.compile("[a-z0-9]++(?:[+._-][a-z0-9]++)*+:[A-Za-z0-9=_-]++");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");

    private Grammar() {}

    private static boolean isName(String text) {
      return text.length() <= LONGEST_NAME && NAME.matcher(text).matches();
    }

    private static boolean isResource(String kind, String reference) {
      return switch (kind) {
        case "blobs" -> isDigest(reference);
        case "manifests" -> isDigest(reference) || TAG.matcher(reference).matches();
        case "tags" -> reference.equals("list");
        default -> false;
      };
    }

    private static boolean isDigest(String text) {
      return text.length() <= LONGEST_NAME && DIGEST.matcher(text).matches();
    }
  }
}
