package io.github.credsmith.http;

import io.github.credsmith.context.Environment;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * Which proxy a URL goes through, read from the environment as curl does (curl(1), section
 * "Environment"):
 *
 * <ol>
 *   <li>none, if {@code no_proxy} or {@code NO_PROXY} covers the host;
 *   <li>for {@code https}: {@code https_proxy}, {@code HTTPS_PROXY};
 *   <li>for {@code http}: {@code http_proxy} only, because a CGI script finds a request header in
 *       {@code HTTP_PROXY};
 *   <li>{@code all_proxy}, {@code ALL_PROXY}.
 * </ol>
 *
 * An empty variable counts as unset.
 */
final class ProxySettings {
  /** Every variable that is read. */
  static final Set<String> VARIABLES =
      Set.of(
          "http_proxy",
          "https_proxy",
          "HTTPS_PROXY",
          "all_proxy",
          "ALL_PROXY",
          "no_proxy",
          "NO_PROXY");

  private final Environment environment;
  private final ProxyBypass bypass;

  private ProxySettings(Environment environment, ProxyBypass bypass) {
    this.environment = environment;
    this.bypass = bypass;
  }

  static ProxySettings of(Environment environment) {
    String exceptions = firstSet(environment, List.of("no_proxy", "NO_PROXY")).orElse("");
    return new ProxySettings(environment, ProxyBypass.parse(exceptions));
  }

  /**
   * The proxy for a URL.
   *
   * @return empty for a direct connection
   * @throws HttpFailure of kind {@code SETTINGS} if the variable that applies is no proxy URL
   */
  Optional<ProxyServer> select(HttpUrl url) throws HttpFailure {
    if (bypass.covers(url.host())) {
      return Optional.empty();
    }
    List<String> names =
        url.isHttps()
            ? List.of("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
            : List.of("http_proxy", "all_proxy", "ALL_PROXY");
    for (String name : names) {
      Optional<String> value = environment.nonEmpty(name);
      if (value.isPresent()) {
        return Optional.of(ProxyServer.parse(name, value.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> firstSet(Environment environment, List<String> names) {
    return names.stream().flatMap(name -> environment.nonEmpty(name).stream()).findFirst();
  }
}
