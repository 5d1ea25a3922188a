package io.github.credsmith.helper;

import io.github.credsmith.helperconfig.HelperKind;
import io.github.credsmith.helperconfig.SourceEntry;
import io.github.credsmith.uri.RequestUri;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Answers requests for one kind of host. A provider keeps nothing of a caller between requests
 * unless it is keyed by everything it was made from, and is safe for use by many threads.
 */
public interface CredentialProvider {

  /** The helper that it is, as configurations name it. */
  HelperKind kind();

  /**
   * The headers that a request to the URI needs.
   *
   * @return {@link CredentialAnswer#none()} if it needs none, or none could be given
   * @throws ProviderFailure if the URI is not one it serves, or credentials that are needed cannot
   *     be had
   */
  CredentialAnswer answer(CredentialRequest request) throws ProviderFailure;

  /**
   * What is kept for a whole registry, for a client that logs in by itself. By default nothing:
   * only a helper for registries has it.
   *
   * @param request for a bare host
   * @throws ProviderFailure if it cannot be told
   */
  default Optional<StoredLogin> login(CredentialRequest request) throws ProviderFailure {
    request.log().debug(() -> "the helper " + kind().id() + " keeps no logins to registries");
    return Optional.empty();
  }

  /**
   * What of a URI the answer depends on: with the same configuration and the same caller, URIs with
   * equal keys have equal answers.
   */
  String cacheKey(RequestUri uri);

  /**
   * The variables that a library would read from this process rather than from the caller to answer
   * a request: names, or beginnings of names before a {@code *}. A process whose own differ from
   * the caller's must not answer it. By default those that a source of Google in the lookup chain
   * would read.
   */
  default Set<String> processVariables(CredentialRequest request) {
    boolean google =
        request.config().chain().stream()
            .flatMap(List::stream)
            .anyMatch(SourceEntry.Google.class::isInstance);
    return google ? request.secrets().google().processVariables() : Set.of();
  }

  /**
   * Where the answer would come from, for people. Looks at every source, but asks no server for a
   * token.
   */
  SetupReport setup(CredentialRequest request);
}
