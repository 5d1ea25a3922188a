package io.github.credsmith.adopt;

import io.github.credsmith.document.Location;

/**
 * A host that a file of the workspace names.
 *
 * @param host as a spec would write it: with a port if the file gives one, with {@code *.} for a
 *     scope that covers a domain
 * @param use what the file does with it
 * @param location where
 */
public record NamedHost(String host, Use use, Location location) {

  /** What a host is named for, from the surest to the vaguest. */
  public enum Use {
    /** Remote caching, execution or build events. */
    REMOTE_API,
    /** Pulling container images. */
    REGISTRY,
    /** A credential helper is asked for it already. */
    SCOPE,
    /** Downloading. */
    DOWNLOAD
  }
}
