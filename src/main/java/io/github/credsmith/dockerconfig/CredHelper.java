package io.github.credsmith.dockerconfig;

import io.github.credsmith.document.Location;

/**
 * One entry of {@code credHelpers}, or {@code credsStore}.
 *
 * @param key the registry's key as it stands in the file; {@code credsStore} for that
 * @param keyLocation where the key stands
 * @param name the helper's name as it stands in the file, well-formed or not; empty for none, so
 *     that {@code auths} is asked
 * @param location where the name stands
 */
public record CredHelper(String key, Location keyLocation, String name, Location location) {}
