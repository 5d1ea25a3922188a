package io.github.credsmith.kubernetes;

import io.github.credsmith.document.Location;

/**
 * An entry of {@code imagePullSecrets}.
 *
 * @param name the Secret it names
 * @param location where the name stands
 */
public record SecretReference(String name, Location location) {}
