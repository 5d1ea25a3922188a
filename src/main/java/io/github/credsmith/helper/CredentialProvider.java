package io.github.credsmith.helper;

import io.github.credsmith.helperconfig.HelperKind;
import io.github.credsmith.uri.RequestUri;

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
   * What of a URI the answer depends on: with the same configuration and the same caller, URIs with
   * equal keys have equal answers.
   */
  String cacheKey(RequestUri uri);

  /**
   * Where the answer would come from, for people. Looks at every source, but asks no server for a
   * token.
   */
  SetupReport setup(CredentialRequest request);
}
