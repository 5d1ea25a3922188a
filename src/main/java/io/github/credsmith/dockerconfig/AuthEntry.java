package io.github.credsmith.dockerconfig;

import io.github.credsmith.document.Location;
import java.util.Optional;

/**
 * One entry of {@code auths}.
 *
 * @param keyLocation where the key stands
 * @param location where the value stands
 * @param email the member {@code email} of old files; empty if absent
 * @param serverAddress the member {@code serveraddress}; empty if absent
 * @param fault what keeps a member from being read; the others count nevertheless
 */
public record AuthEntry(
    AuthKey key,
    Location keyLocation,
    Location location,
    StoredCredential credential,
    Optional<String> email,
    Optional<String> serverAddress,
    Optional<DockerConfigProblem> fault) {}
