package io.github.credsmith.generate;

import io.github.credsmith.document.Location;

/**
 * Why a file is not written as it is.
 *
 * @param location the place in the file
 * @param message one sentence: what is there and what to do
 * @param forceable whether {@code --force} writes it all the same
 */
public record Refusal(Location location, String message, boolean forceable) {}
