package io.github.credsmith.http;

import java.io.IOException;

/**
 * An exchange that yielded no answer. The message is one line for people: the host, what happened,
 * what to do. It has no cause and no suppressed exceptions, because those of the layers below may
 * quote headers or what a server sent.
 */
public final class HttpFailure extends IOException {
  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Kind {
    /** A proxy or certificate variable of the caller is unusable. */
    SETTINGS,
    /** The host's name does not resolve. */
    UNKNOWN_HOST,
    /** No connection could be made. */
    CONNECT,
    /** The proxy could not be reached, or refused. */
    PROXY,
    /** The TLS handshake failed, an unknown certificate authority included. */
    TLS,
    /** The deadline passed. */
    TIMEOUT,
    /** The connection was closed before the answer was complete. */
    CONNECTION_LOST,
    /** The answer's body is over the limit. */
    TOO_LARGE,
    /** A redirect that is not followed. */
    REDIRECT,
    /** The peer does not speak HTTP. */
    PROTOCOL,
    /** The calling thread was interrupted; its interrupt flag is set. */
    INTERRUPTED
  }

  private final Kind kind;

  HttpFailure(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
