package io.github.credsmith.helper;

import io.github.credsmith.helperconfig.HelperKind;
import io.github.credsmith.secret.SourceState;
import io.github.credsmith.uri.RequestUri;
import java.util.ArrayList;
import java.util.List;

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

  /**
   * What is to be said about a URI.
   *
   * @param subject what such a URI is, for people
   * @param states the sources of its token, of which the first one that is there must serve
   * @param login what to run if none is there or the first does not serve
   */
  public static SetupReport setup(
      RequestUri uri, HelperKind kind, String subject, List<SourceState> states, String login) {
    List<String> advice = new ArrayList<>();
    try {
      check(uri, kind);
    } catch (ProviderFailure e) {
      advice.add(e.getMessage() + ": " + e.remedy());
    }
    if (!SourceState.firstServes(states)) {
      advice.add(login);
    }
    return new SetupReport(subject, states, advice.isEmpty(), advice);
  }
}
