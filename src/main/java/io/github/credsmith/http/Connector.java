package io.github.credsmith.http;

import io.github.credsmith.context.CallerFiles;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import okio.Buffer;
import okio.BufferedSource;

/**
 * Sends one request once, over connections made as the settings say. Connections are kept for later
 * requests.
 */
final class Connector {
  /**
   * OkHttp repeats a request by itself on some values of this header and throws on others; out of
   * its sight, retries are ours alone.
   */
  private static final String RETRY_AFTER = "Retry-After";

  private static final String HIDDEN_RETRY_AFTER = "Credsmith-Hidden-Retry-After";

  private final ProxySettings proxies;
  private final HttpLimits limits;
  private final OkHttpClient client;
  private final UserAgent userAgent;

  private Connector(
      ProxySettings proxies, HttpLimits limits, OkHttpClient client, UserAgent userAgent) {
    this.proxies = proxies;
    this.limits = limits;
    this.client = client;
    this.userAgent = userAgent;
  }

  static Connector of(
      NetworkSettings settings, CallerFiles files, HttpLimits limits, UserAgent userAgent)
      throws HttpFailure {
    ProxySettings proxies = settings.proxies();
    X509TrustManager trust = settings.trust().trustManager(files);
    OkHttpClient client =
        new OkHttpClient.Builder()
            .connectTimeout(limits.connectTimeout())
            // Reading and writing are bounded by the whole call's time.
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .dns(new BoundedDns(limits.connectTimeout()))
            .sslSocketFactory(sslContext(trust).getSocketFactory(), trust)
            .proxySelector(new Selector(proxies))
            .proxyAuthenticator((route, response) -> authorize(proxies, route, response))
            .addNetworkInterceptor(chain -> hideRetryAfter(chain.proceed(chain.request())))
            .build();
    return new Connector(proxies, limits, client, userAgent);
  }

  /**
   * Sends a request.
   *
   * @param remaining the time there is for it
   */
  HttpAnswer send(HttpRequest request, Duration remaining) throws HttpFailure {
    Optional<ProxyServer> proxy = proxies.select(request.url());
    FailureReading failures = new FailureReading(request.url(), proxy, limits);
    if (remaining.isNegative() || remaining.isZero()) {
      throw failures.timeout();
    }
    Request sent = request.toOkHttp().newBuilder().header("User-Agent", userAgent.value()).build();
    Call call = client.newCall(sent);
    call.timeout().timeout(remaining.toNanos(), TimeUnit.NANOSECONDS);
    try (Response response = call.execute()) {
      return new HttpAnswer(
          request.url(), response.code(), asReceived(response), body(response, failures));
    } catch (IOException e) {
      throw failures.read(e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      // Kotlin declares no checked exceptions: an interrupt that OkHttp meets while it looks for a
      // connection comes out as it is.
      Thread.currentThread().interrupt();
      throw failures.read(new InterruptedIOException());
    }
  }

  void close() {
    client.connectionPool().evictAll();
  }

  private byte[] body(Response response, FailureReading failures) throws IOException {
    BufferedSource source = response.body().source();
    Buffer body = new Buffer();
    while (source.read(body, limits.maxBodyBytes() + 1L - body.size()) != -1) {
      if (body.size() > limits.maxBodyBytes()) {
        throw failures.tooLarge(limits.maxBodyBytes());
      }
    }
    return body.readByteArray();
  }

  private static SSLContext sslContext(X509TrustManager trust) throws HttpFailure {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trust}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new HttpFailure(HttpFailure.Kind.SETTINGS, "this JDK offers no TLS");
    }
  }

  private static Response hideRetryAfter(Response response) {
    String value = response.header(RETRY_AFTER);
    return value == null
        ? response
        : response.newBuilder().removeHeader(RETRY_AFTER).header(HIDDEN_RETRY_AFTER, value).build();
  }

  private static Headers asReceived(Response response) {
    String value = response.header(HIDDEN_RETRY_AFTER);
    return value == null
        ? response.headers()
        : response
            .headers()
            .newBuilder()
            .removeAll(HIDDEN_RETRY_AFTER)
            .set(RETRY_AFTER, value)
            .build();
  }

  /** Gives the proxy its credentials, once; refused credentials are not offered again. */
  private static Request authorize(ProxySettings proxies, Route route, Response response)
      throws IOException {
    if (route == null || response.request().header("Proxy-Authorization") != null) {
      return null;
    }
    // A CONNECT request names the target's host and port, whichever scheme is spoken inside.
    HttpUrl target = route.address().url();
    Optional<String> authorization = proxies.select(target).flatMap(ProxyServer::authorization);
    return authorization
        .map(value -> response.request().newBuilder().header("Proxy-Authorization", value).build())
        .orElse(null);
  }

  /** Hands our choice of proxy to OkHttp. */
  private static final class Selector extends ProxySelector {
    private final ProxySettings proxies;

    Selector(ProxySettings proxies) {
      this.proxies = proxies;
    }

    @Override
    public List<Proxy> select(URI uri) {
      try {
        HttpUrl url = HttpUrl.get(uri);
        return List.of(
            url == null
                ? Proxy.NO_PROXY
                : proxies.select(url).map(ProxyServer::toJava).orElse(Proxy.NO_PROXY));
      } catch (HttpFailure unusable) {
        throw new IllegalStateException("the proxy variables were checked before the call");
      }
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException e) {
      // The failure reaches the caller with the exchange; there is no other proxy to turn to.
    }
  }
}
