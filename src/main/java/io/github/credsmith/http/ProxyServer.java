package io.github.credsmith.http;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import okhttp3.Credentials;
import okhttp3.HttpUrl;

/**
 * A proxy as a proxy variable names it.
 *
 * @param type HTTP or SOCKS
 * @param host the proxy's host
 * @param port its port
 * @param authorization the value for {@code Proxy-Authorization}, secret; empty if the URL names no
 *     user
 */
record ProxyServer(Proxy.Type type, String host, int port, Optional<String> authorization) {
  /** The port that curl takes where a proxy URL names none. */
  private static final int CURL_DEFAULT_PORT = 1080;

  private static final Map<String, Proxy.Type> TYPES =
      Map.of(
          "http", Proxy.Type.HTTP,
          "socks4", Proxy.Type.SOCKS,
          "socks4a", Proxy.Type.SOCKS,
          "socks5", Proxy.Type.SOCKS,
          "socks5h", Proxy.Type.SOCKS);

  /**
   * Reads a proxy URL: {@code [scheme://][user:password@]host[:port]}, scheme {@code http} if there
   * is none.
   *
   * @param variable where it stands, for the message
   * @throws HttpFailure of kind {@code SETTINGS}; the message does not repeat the value
   */
  static ProxyServer parse(String variable, String value) throws HttpFailure {
    int schemeEnd = value.indexOf("://");
    String scheme = schemeEnd < 0 ? "http" : value.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
    String rest = schemeEnd < 0 ? value : value.substring(schemeEnd + 3);
    if (!TYPES.containsKey(scheme)) {
      throw unusable(variable, "names a proxy that is neither http:// nor socks5://");
    }
    // The HTTP parser knows user information, ports, IPv6 and percent signs; the scheme is ours.
    HttpUrl url = HttpUrl.parse("http://" + rest);
    if (url == null) {
      throw unusable(variable, "is not a proxy URL such as http://proxy.example.com:3128");
    }
    Proxy.Type type = TYPES.get(scheme);
    boolean hasUser = !url.username().isEmpty();
    if (hasUser && type == Proxy.Type.SOCKS) {
      throw unusable(variable, "holds a user for a SOCKS proxy, which is not supported");
    }
    Optional<String> authorization =
        hasUser
            ? Optional.of(Credentials.basic(url.username(), url.password(), StandardCharsets.UTF_8))
            : Optional.empty();
    return new ProxyServer(
        type, url.host(), namesPort(rest) ? url.port() : CURL_DEFAULT_PORT, authorization);
  }

  Proxy toJava() {
    return new Proxy(type, InetSocketAddress.createUnresolved(host, port));
  }

  /** Host and port only. */
  @Override
  public String toString() {
    return host + ":" + port;
  }

  /** A parsed URL does not tell port 80 from no port. */
  private static boolean namesPort(String afterScheme) {
    String authority = afterScheme.split("[/?#]", 2)[0];
    String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
    return hostAndPort.matches(".*:\\d+");
  }

  private static HttpFailure unusable(String variable, String problem) {
    return new HttpFailure(
        HttpFailure.Kind.SETTINGS, "the variable " + variable + " " + problem + ": correct it");
  }
}
