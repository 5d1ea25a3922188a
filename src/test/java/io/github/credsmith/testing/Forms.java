package io.github.credsmith.testing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Bodies of the type {@code application/x-www-form-urlencoded}. */
public final class Forms {
  private Forms() {}

  /** The fields; of a repeated one the last. */
  public static Map<String, String> parse(String body) {
    Map<String, String> fields = new TreeMap<>();
    for (String pair : body.split("&")) {
      String[] parts = pair.split("=", 2);
      fields.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
