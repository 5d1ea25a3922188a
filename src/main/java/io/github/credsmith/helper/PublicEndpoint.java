package io.github.credsmith.helper;

import io.github.credsmith.helperconfig.HelperKind;
import io.github.credsmith.uri.RequestUri;

/** A URL of a cloud's storage: {@code https} at its own port, which tokens are given for. */
public final class PublicEndpoint {
  private static final int HTTPS_PORT = 443;

  private PublicEndpoint() {}

  /**
   * Checks that a URI is one.
   *
   * @throws ProviderFailure if the URI is a bare host, or has another scheme or port
   */
  public static void check(RequestUri uri, HelperKind kind) throws ProviderFailure {
    if (uri.bareHost()) {
      throw new ProviderFailure(
          "a bare host is a registry request, and " + kind.id() + " serves no such requests",
          "give the rule a path, or put a rule with the helper oci before it");
    }
    if (!uri.scheme().equals("https")) {
      throw new ProviderFailure(
          "the scheme is " + uri.scheme() + ", and a token is sent over https only",
          "use an https URL");
    }
    if (uri.effectivePort() != HTTPS_PORT) {
      throw new ProviderFailure(
          "the port is " + uri.effectivePort() + ", and " + kind.id() + " serves port 443 only",
          "use a URL without a port, or give this one another helper in a rule");
    }
  }
}
