package io.github.credsmith.helper.github;

import io.github.credsmith.uri.RequestUri;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import okhttp3.HttpUrl;

/**
 * One installation of GitHub: its cloud, a tenant of the cloud below {@code ghe.com}, or an
 * enterprise server.
 *
 * @param names how the GitHub command line may name it, the likeliest first; lower case
 * @param api where its REST API is, without the final slash
 * @param kind which kind of installation it is
 */
record GithubSite(List<String> names, String api, Kind kind) {
  private static final String CLOUD = "github.com";
  private static final String TENANTS = ".ghe.com";

  /** The kinds of installation; they differ in the variables that hold their tokens. */
  enum Kind {
    CLOUD,
    TENANT,
    SERVER
  }

  GithubSite {
    names = List.copyOf(names);
  }

  /** The installation that a URI belongs to. */
  static GithubSite of(RequestUri uri) {
    String host = uri.host().toLowerCase(Locale.ROOT);
    if (isAtOrBelow(host, CLOUD) || isAtOrBelow(host, "githubusercontent.com")) {
      return new GithubSite(List.of(CLOUD), "https://api.github.com", Kind.CLOUD);
    }
    if (host.endsWith(TENANTS)) {
      String tenant = host.substring(0, host.length() - TENANTS.length());
      String name = tenant.substring(tenant.lastIndexOf('.') + 1) + TENANTS;
      return new GithubSite(List.of(name), "https://api." + name, Kind.TENANT);
    }
    String authority = uri.authority().toLowerCase(Locale.ROOT);
    return new GithubSite(
        serverNames(authority, host), "https://" + authority + "/api/v3", Kind.SERVER);
  }

  /** How messages and {@code gh} call it. */
  String name() {
    return names.get(0);
  }

  /** The API's URL that tells a token's limits and, in a header, its expiry. */
  HttpUrl rateLimit() {
    return HttpUrl.get(api + "/rate_limit");
  }

  /** With subdomain isolation, a server's files are on subdomains of the host one logs in to. */
  private static List<String> serverNames(String authority, String host) {
    List<String> names = new ArrayList<>();
    names.add(host);
    if (!authority.equals(host)) {
      names.add(authority);
    }
    int dot = host.indexOf('.');
    while (dot >= 0 && host.indexOf('.', dot + 1) >= 0) {
      names.add(host.substring(dot + 1));
      dot = host.indexOf('.', dot + 1);
    }
    return names;
  }

  private static boolean isAtOrBelow(String host, String parent) {
    return host.equals(parent) || host.endsWith("." + parent);
  }
}
