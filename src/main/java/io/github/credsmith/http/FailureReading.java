package io.github.credsmith.http;

import io.github.credsmith.http.HttpFailure.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.HttpUrl;
import okhttp3.internal.http2.ConnectionShutdownException;
import okhttp3.internal.http2.StreamResetException;

/**
 * Reads what the layers below threw, and says it in our own words: theirs may quote headers or the
 * server.
 */
final class FailureReading {
  private final HttpUrl url;
  private final Optional<ProxyServer> proxy;
  private final HttpLimits limits;

  FailureReading(HttpUrl url, Optional<ProxyServer> proxy, HttpLimits limits) {
    this.url = url;
    this.proxy = proxy;
    this.limits = limits;
  }

  HttpFailure read(IOException e) {
    if (e instanceof HttpFailure failure) {
      return failure;
    }
    if (Thread.currentThread().isInterrupted()) {
      return interrupted();
    }
    if (e instanceof SocketTimeoutException) {
      // Only connecting has a timeout of its own.
      return reach(Kind.CONNECT, "no connection within " + seconds(limits.connectTimeout()) + " s");
    }
    if (e instanceof InterruptedIOException) {
      return timeout();
    }
    if (e instanceof UnknownHostException) {
      return reach(Kind.UNKNOWN_HOST, "its name does not resolve");
    }
    if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
      return reach(Kind.CONNECT, "no connection can be made");
    }
    if (e instanceof SSLException) {
      return failure(Kind.TLS, tls(e));
    }
    if (isProxyRefusal(e)) {
      return failure(Kind.PROXY, "the proxy " + proxy.get() + " refused: " + proxyAdvice());
    }
    if (isLost(e)) {
      return failure(
          Kind.CONNECTION_LOST,
          target() + " closed the connection before its answer was complete: try again");
    }
    return failure(Kind.PROTOCOL, target() + " did not answer in HTTP: check host and port");
  }

  HttpFailure timeout() {
    return failure(
        Kind.TIMEOUT,
        target()
            + via()
            + " did not answer within "
            + seconds(limits.exchangeTimeout())
            + " s: check the network and the proxy variables");
  }

  HttpFailure interrupted() {
    return failure(Kind.INTERRUPTED, "the request to " + target() + " was interrupted");
  }

  HttpFailure tooLarge(int limit) {
    return failure(Kind.TOO_LARGE, target() + " sent a body of more than " + limit + " bytes");
  }

  private HttpFailure reach(Kind kind, String what) {
    if (proxy.isPresent()) {
      return failure(
          Kind.PROXY,
          "the proxy "
              + proxy.get()
              + " for "
              + target()
              + " cannot be reached, "
              + what
              + ": "
              + proxyAdvice());
    }
    return failure(
        kind, target() + " cannot be reached, " + what + ": check the URL, network and proxy");
  }

  private String tls(IOException e) {
    if (e instanceof SSLPeerUnverifiedException) {
      return target() + " shows a certificate for another host: check the URL";
    }
    if (hasCause(e, CertificateExpiredException.class)
        || hasCause(e, CertificateNotYetValidException.class)) {
      return target() + " shows a certificate that is not valid today: renew it, or set the clock";
    }
    if (hasCause(e, CertPathValidatorException.class)
        || hasCause(e, CertPathBuilderException.class)) {
      return target()
          + " shows a certificate of an unknown authority: set SSL_CERT_FILE to the PEM file of the"
          + " authority";
    }
    return target() + via() + " failed the TLS handshake: check that its port speaks TLS";
  }

  private boolean isProxyRefusal(IOException e) {
    String message = String.valueOf(e.getMessage());
    return proxy.isPresent()
        && (message.startsWith("Unexpected response code for CONNECT")
            || message.startsWith("Failed to authenticate with proxy")
            || message.startsWith("SOCKS"));
  }

  /** A cut body of known length is a ProtocolException, told apart by its text alone. */
  private static boolean isLost(IOException e) {
    return e instanceof SocketException
        || e instanceof EOFException
        || e instanceof StreamResetException
        || e instanceof ConnectionShutdownException
        || String.valueOf(e.getMessage()).startsWith("unexpected end of stream");
  }

  private static boolean hasCause(Throwable thrown, Class<? extends Throwable> type) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return true;
      }
    }
    return false;
  }

  private String target() {
    return url.port() == HttpUrl.defaultPort(url.scheme())
        ? url.host()
        : url.host() + ":" + url.port();
  }

  private static String seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString();
  }

  private String via() {
    return proxy.map(p -> " (through the proxy " + p + ")").orElse("");
  }

  private static String proxyAdvice() {
    return "check HTTPS_PROXY, http_proxy, ALL_PROXY and NO_PROXY";
  }

  private static HttpFailure failure(Kind kind, String message) {
    return new HttpFailure(kind, message);
  }
}
