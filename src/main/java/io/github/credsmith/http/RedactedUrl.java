package io.github.credsmith.http;

import java.util.Set;
import java.util.StringJoiner;
import okhttp3.HttpUrl;

/**
 * A URL as it may be shown: no user information, no fragment, and no query value except those that
 * say what is asked for in a token request ({@code service}, {@code scope}).
 */
record RedactedUrl(HttpUrl url) {
  private static final Set<String> HARMLESS = Set.of("service", "scope");
  private static final String MASK = "***";

  @Override
  public String toString() {
    HttpUrl bare = url.newBuilder().username("").password("").query(null).fragment(null).build();
    return bare + query();
  }

  private String query() {
    if (url.querySize() == 0) {
      return "";
    }
    StringJoiner query = new StringJoiner("&", "?", "");
    for (int i = 0; i < url.querySize(); i++) {
      String name = url.queryParameterName(i);
      String value = url.queryParameterValue(i);
      if (value == null) {
        // A query without "=" is all value: it may be the token itself.
        query.add(MASK);
      } else {
        query.add(name + "=" + (HARMLESS.contains(name) ? value : MASK));
      }
    }
    return query.toString();
  }
}
