package io.github.credsmith.http;

import io.github.credsmith.context.RequestContext;

/** Where clients get their connections from. */
public sealed interface Connections permits OwnConnections, SharedConnections {

  /** Every client makes its own. */
  static Connections ofEachClient() {
    return new OwnConnections();
  }

  /** Clients of one process that are made the same share theirs. Safe for use by many threads. */
  static Connections shared() {
    return new SharedConnections();
  }

  /**
   * What sends requests.
   *
   * @param settings the proxies and trusted certificates
   * @param context whose files the certificates are in
   * @throws HttpFailure of kind {@code SETTINGS} if the settings cannot be used
   */
  Connector connector(
      NetworkSettings settings, RequestContext context, HttpLimits limits, UserAgent userAgent)
      throws HttpFailure;
}
