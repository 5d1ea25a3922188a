/**
 * Credentials for container registries (opencontainers/distribution-spec): which request is one for
 * a repository, where the credentials for a registry are stored, how the registry wants to be
 * authenticated with, and the exchange of credentials for a token.
 */
package io.github.credsmith.helper.oci;
