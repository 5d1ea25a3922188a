package io.github.credsmith.helper;

import java.time.Instant;
import java.util.Optional;

/**
 * What is kept for a whole registry, for a client that logs in by itself.
 *
 * @param expires from when on it is no longer valid; empty if that is not known
 */
public record StoredLogin(RegistryCredentials credentials, Optional<Instant> expires) {}
