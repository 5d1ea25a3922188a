package io.github.credsmith.helper.oci;

import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * What a {@code Bearer} challenge names (distribution, "Token Authentication Specification").
 *
 * @param realm the URL that gives out tokens
 * @param service the registry's name there; empty if the challenge gives none
 */
record TokenServer(HttpUrl realm, Optional<String> service) {

  /** The server of a challenge; empty if it is not {@code Bearer} or its realm is no URL. */
  static Optional<TokenServer> of(Challenge challenge) {
    return challenge.isBearer()
        ? challenge
            .parameter("realm")
            .map(HttpUrl::parse)
            .map(realm -> new TokenServer(realm, challenge.parameter("service")))
        : Optional.empty();
  }
}
