package io.github.credsmith.document;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells secrets from other texts: by the shapes that issuers give their tokens, and, where a name
 * says that a secret is meant, by how random a text is.
 */
public final class SecretShapes {
  /**
   * A shape and what has it.
   *
   * @param start how it begins, in ASCII
   * @param rest what follows
   */
  private record Shape(String what, String start, Pattern rest) {
    Shape(String what, String start, String rest) {
      this(what, start, Pattern.compile(rest));
    }

    boolean isAt(String text, int at) {
      return text.startsWith(start, at)
          && rest.matcher(text).region(at + start.length(), text.length()).lookingAt();
    }
  }

  private static final List<Shape> SHAPES =
      List.of(
          new Shape("a GitHub token", "gh", "[pousr]_[A-Za-z0-9]{36}"),
          new Shape("a GitHub token", "github_pat_", "[A-Za-z0-9_]{40}"),
          new Shape("a GitLab token", "gl", "(?:pat|dt|rt|cbt)-[A-Za-z0-9_-]{20}"),
          new Shape("an AWS access key", "AKIA", "[A-Z2-7]{16}(?![A-Za-z0-9])"),
          new Shape("an AWS access key", "ASIA", "[A-Z2-7]{16}(?![A-Za-z0-9])"),
          new Shape("a Google API key", "AIza", "[A-Za-z0-9_-]{35}"),
          new Shape("a Google access token", "ya29.", "[A-Za-z0-9_-]{20}"),
          new Shape("a Docker Hub token", "dckr_", "[op]at_[A-Za-z0-9_-]{20}"),
          new Shape("an npm token", "npm_", "[A-Za-z0-9]{36}"),
          new Shape("a Slack token", "xox", "[abpr]-[A-Za-z0-9-]{10}"),
          new Shape(
              "a JSON web token",
              "eyJ",
              "[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]"),
          new Shape("a private key", "-----BEGIN ", "[A-Z ]*PRIVATE KEY-----"));

  /** By the first character: every character of every word is asked about. */
  private static final Map<Character, List<Shape>> BY_FIRST =
      SHAPES.stream().collect(Collectors.groupingBy(shape -> shape.start.charAt(0)));

  /** A Slack token; most words of a file are shorter. */
  private static final int SHORTEST_SHAPE = 15;

  private static final Pattern URL_WITH_PASSWORD =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^/@:\\s]*:([^/@\\s]+)@");
  private static final Pattern USER_OF_URL = Pattern.compile("((?:^|//))[^/]*@");
  private static final Pattern BASIC = Pattern.compile("(?i)basic\\s+([A-Za-z0-9+/]{6,}={0,2})");
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?i).*(?:authorization|token|secret|passw|api[-_]?key|access[-_]?key|credential).*");
  private static final Pattern NAME_OF_VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]*");
  private static final Pattern PLACEHOLDER =
      Pattern.compile("(?i).*(?:\\$|<|>|\\{|\\}|%|xxx|example|changeme|your|dummy|placeholder).*");
  private static final Pattern STAND_IN =
      Pattern.compile(
          "(?i).*(?:passw|pass$|secret|token|fake|test|foo|bar|demo|sample|admin|hunter|qwert|12345|abc).*");
  private static final int SHORTEST_PASSWORD = 8;
  private static final Pattern PATH = Pattern.compile("(?:~|\\.{0,2}/|[A-Za-z]:\\\\).*");
  private static final int SHORTEST = 16;
  private static final double LEAST_BITS_PER_CHARACTER = 3.0;

  private SecretShapes() {}

  /** What a text holds that is a secret without doubt, as a noun phrase. */
  public static Optional<String> known(String text) {
    Optional<String> token = text.length() < SHORTEST_SHAPE ? Optional.empty() : shape(text);
    if (token.isPresent()) {
      return token;
    }
    if (text.indexOf('@') >= 0 && holdsUrlWithPassword(text)) {
      return Optional.of("a URL with a password");
    }
    return hasWhiteSpace(text) && holdsBasicLogin(text)
        ? Optional.of("a user and password in base64")
        : Optional.empty();
  }

  private static Optional<String> shape(String text) {
    for (int i = 0; i <= text.length() - SHORTEST_SHAPE; i++) {
      for (Shape shape : BY_FIRST.getOrDefault(text.charAt(i), List.of())) {
        if (shape.isAt(text, i)) {
          return Optional.of(shape.what);
        }
      }
    }
    return Optional.empty();
  }

  /** Most words have none, and a login needs some. */
  private static boolean hasWhiteSpace(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= ' ') {
        return true;
      }
    }
    return false;
  }

  private static boolean holdsBasicLogin(String text) {
    Matcher basic = BASIC.matcher(text);
    return basic.find() && isLogin(basic.group(1));
  }

  private static boolean isLogin(String base64) {
    try {
      byte[] decoded = Base64.getDecoder().decode(base64);
      return new String(decoded, StandardCharsets.ISO_8859_1).indexOf(':') > 0;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  private static boolean holdsUrlWithPassword(String text) {
    Matcher url = URL_WITH_PASSWORD.matcher(text);
    return url.find() && !isPlaceholder(url.group(1));
  }

  /** A text that messages may show: what stands before the {@code @} of a URL is left out. */
  public static String shown(String text) {
    return USER_OF_URL.matcher(text).replaceAll("$1***@");
  }

  /** Whether a header or variable of this name mostly holds a secret. */
  public static boolean isSecretName(String name) {
    return SECRET_NAME.matcher(name).matches();
  }

  /**
   * Whether a text is as random as a generated secret: long, of digits and letters mixed, and
   * neither a placeholder nor a path.
   */
  public static boolean looksRandom(String text) {
    String value = text.replaceFirst("(?i)^(?:bearer|token|basic)\\s+", "");
    return value.length() >= SHORTEST
        && !isPlaceholder(value)
        && !PATH.matcher(value).matches()
        && value.chars().anyMatch(Character::isDigit)
        && value.chars().anyMatch(Character::isLetter)
        && value.chars().noneMatch(Character::isWhitespace)
        && bitsPerCharacter(value) >= LEAST_BITS_PER_CHARACTER;
  }

  /**
   * Whether a password stands for another one, as in examples and tests, rather than being one that
   * opens anything.
   */
  public static boolean isStandIn(String password) {
    return known(password).isEmpty()
        && (password.length() < SHORTEST_PASSWORD
            || isPlaceholder(password)
            || !looksRandom(password) && STAND_IN.matcher(password).matches());
  }

  private static boolean isPlaceholder(String value) {
    return NAME_OF_VARIABLE.matcher(value).matches() && value.indexOf('_') > 0
        || PLACEHOLDER.matcher(value).matches()
        || Set.of("password", "secret", "token").contains(value.toLowerCase(Locale.ROOT));
  }

  /** Shannon's entropy of the characters. */
  private static double bitsPerCharacter(String text) {
    Map<Integer, Long> counts =
        text.chars()
            .boxed()
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    double bits = 0;
    for (long count : counts.values()) {
      double share = (double) count / text.length();
      bits -= share * Math.log(share) / Math.log(2);
    }
    return bits;
  }
}
