package io.github.credsmith.http;

import io.github.credsmith.context.RequestContext;

/** Connections that nobody else uses. */
record OwnConnections() implements Connections {

  @Override
  public Connector connector(
      NetworkSettings settings, RequestContext context, HttpLimits limits, UserAgent userAgent)
      throws HttpFailure {
    return Connector.of(settings, context.files(), limits, userAgent);
  }
}
