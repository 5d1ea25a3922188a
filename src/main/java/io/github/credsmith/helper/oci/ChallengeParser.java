package io.github.credsmith.helper.oci;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads one {@code WWW-Authenticate} value (RFC 9110 section 11.6.1). Commas separate challenges as
 * well as parameters; a name followed by {@code =} is a parameter, any other begins a challenge.
 *
 * <p>Also read is what some registries send: parameters without quotes that hold characters of a
 * URL, and parameters not separated by commas. Every character is looked at a bounded number of
 * times.
 */
final class ChallengeParser {
  private static final String TOKEN_SYMBOLS = "!#$%&'*+-.^_`|~";
  private static final String TOKEN68_SYMBOLS = "-._~+/";

  private final String text;
  private final List<Challenge> challenges = new ArrayList<>();
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private Optional<String> scheme = Optional.empty();
  private Optional<String> token68 = Optional.empty();
  private int at;

  ChallengeParser(String text) {
    this.text = text;
  }

  Stream<Challenge> parse() {
    skip(" \t,");
    while (at < text.length()) {
      String name = token();
      if (name.isEmpty()) {
        skipUnreadable();
      } else {
        named(name);
      }
      skip(" \t,");
    }
    endChallenge();
    return challenges.stream();
  }

  private void named(String name) {
    boolean spaced = skip(" \t");
    if (at < text.length() && text.charAt(at) == '=') {
      at++;
      skip(" \t");
      Optional<String> value = value();
      value.ifPresent(v -> parameters.putIfAbsent(name.toLowerCase(Locale.ROOT), v));
    } else {
      endChallenge();
      scheme = Optional.of(name.toLowerCase(Locale.ROOT));
      token68 = spaced ? token68() : Optional.empty();
    }
  }

  /** Parameters before the first scheme belong to nothing and are dropped. */
  private void endChallenge() {
    scheme.ifPresent(name -> challenges.add(new Challenge(name, token68, parameters)));
    parameters.clear();
    scheme = Optional.empty();
  }

  private String token() {
    int start = at;
    while (at < text.length() && isTokenCharacter(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  /** A value that ends at a comma or the end of the text; otherwise nothing is taken. */
  private Optional<String> token68() {
    int end = at;
    while (end < text.length() && isToken68Character(text.charAt(end))) {
      end++;
    }
    if (end == at) {
      return Optional.empty();
    }
    while (end < text.length() && text.charAt(end) == '=') {
      end++;
    }
    int next = end;
    while (next < text.length() && " \t".indexOf(text.charAt(next)) >= 0) {
      next++;
    }
    if (next < text.length() && text.charAt(next) != ',') {
      return Optional.empty();
    }
    String value = text.substring(at, end);
    at = next;
    return Optional.of(value);
  }

  private Optional<String> value() {
    if (at < text.length() && text.charAt(at) == '"') {
      return quotedString();
    }
    int start = at;
    while (at < text.length() && " \t,\"".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at == start ? Optional.empty() : Optional.of(text.substring(start, at));
  }

  /** Empty if the closing quote is missing: what would be taken then may be cut off. */
  private Optional<String> quotedString() {
    StringBuilder value = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        return Optional.of(value.toString());
      }
      if (c == '\\' && at + 1 < text.length()) {
        at++;
        c = text.charAt(at);
      }
      value.append(c);
    }
    return Optional.empty();
  }

  /** To the next comma that is not inside quotes. */
  private void skipUnreadable() {
    while (at < text.length() && text.charAt(at) != ',') {
      if (text.charAt(at) == '"') {
        quotedString();
      } else {
        at++;
      }
    }
  }

  private boolean skip(String characters) {
    int start = at;
    while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at > start;
  }

  private static boolean isTokenCharacter(char c) {
    return isLetterOrDigit(c) || TOKEN_SYMBOLS.indexOf(c) >= 0;
  }

  private static boolean isToken68Character(char c) {
    return isLetterOrDigit(c) || TOKEN68_SYMBOLS.indexOf(c) >= 0;
  }

  private static boolean isLetterOrDigit(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }
}
