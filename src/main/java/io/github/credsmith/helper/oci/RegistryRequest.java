package io.github.credsmith.helper.oci;

import io.github.credsmith.helper.RegistryUrl;
import io.github.credsmith.uri.RequestUri;

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
    return RegistryUrl.of(uri)
        .<RegistryRequest>map(url -> new Resource(registry, url.repository()))
        .orElseGet(() -> new Other(registry));
  }
}
