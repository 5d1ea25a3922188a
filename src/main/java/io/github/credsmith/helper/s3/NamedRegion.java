package io.github.credsmith.helper.s3;

/**
 * A region and how it is known.
 *
 * @param name for example {@code eu-west-1}
 * @param origin for people, for example {@code the host}
 */
record NamedRegion(String name, String origin) {}
