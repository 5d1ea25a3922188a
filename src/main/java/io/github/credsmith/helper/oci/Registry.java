package io.github.credsmith.helper.oci;

import io.github.credsmith.dockerconfig.RegistryKey;
import io.github.credsmith.uri.RequestUri;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/**
 * A registry, reached over https.
 *
 * @param authority its host, with the port if the request names one, in lower case
 */
record Registry(String authority) {
  private static final String GITHUB = "ghcr.io";
  private static final String HTTPS_PORT = ":443";

  static Registry of(RequestUri uri) {
    return new Registry(uri.authority().toLowerCase(Locale.ROOT));
  }

  /**
   * Under which keys docker may keep its credentials, in the order of asking: under the name as
   * given, and without the port that https implies.
   */
  List<RegistryKey> keys() {
    return Stream.of(authority, withoutHttpsPort()).map(RegistryKey::of).distinct().toList();
  }

  /** Whether it is GitHub's, which has credentials of its own in the environment. */
  boolean isGithub() {
    return withoutHttpsPort().equals(GITHUB);
  }

  /** What to do to have credentials for it. */
  String loginAdvice() {
    String login = "run: docker login " + authority;
    return isGithub() ? login + ", or set GHCR_TOKEN to a token with read:packages" : login;
  }

  /** The root of its API; empty if the authority cannot be one of a URL. */
  Optional<HttpUrl> apiRoot() {
    return Optional.ofNullable(HttpUrl.parse("https://" + authority + "/v2/"));
  }

  @Override
  public String toString() {
    return authority;
  }

  private String withoutHttpsPort() {
    return authority.endsWith(HTTPS_PORT)
        ? authority.substring(0, authority.length() - HTTPS_PORT.length())
        : authority;
  }
}
