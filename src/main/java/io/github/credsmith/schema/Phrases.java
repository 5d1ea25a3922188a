package io.github.credsmith.schema;

import io.github.credsmith.document.JsonText;
import io.github.credsmith.document.Node;
import java.util.List;
import java.util.stream.Collectors;

/** The phrases that messages are made of. */
final class Phrases {
  private static final int LONGEST_QUOTE = 60;

  private Phrases() {}

  /** A key or a value as a message quotes it: on one line, shortened if it is long. */
  static String quote(String text) {
    boolean tooLong = text.codePointCount(0, text.length()) > LONGEST_QUOTE;
    String shown =
        tooLong ? text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE)) + "..." : text;
    String literal = JsonText.quote(shown);
    return "'" + literal.substring(1, literal.length() - 1).replace("\\\"", "\"") + "'";
  }

  /** {@code 'a', 'b' or 'c'}. */
  static String oneOf(List<String> quoted) {
    if (quoted.size() < 2) {
      return String.join("", quoted);
    }
    int last = quoted.size() - 1;
    return String.join(", ", quoted.subList(0, last)) + " or " + quoted.get(last);
  }

  static String quoteAll(List<String> texts) {
    return texts.stream().map(Phrases::quote).collect(Collectors.joining(", "));
  }

  /** {@code 1 key}, {@code 2 keys}. */
  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** A JSON schema type as {@link Node#kindName()} calls it. */
  static String type(String name) {
    return switch (name) {
      case "object" -> "a mapping";
      case "array" -> "a list";
      case "boolean" -> "true or false";
      case "integer" -> "an integer";
      case "null" -> "null";
      default -> "a " + name;
    };
  }

  /**
   * What a value is: {@code is 'x'}, {@code is 8.4}, {@code is a list}, {@code has no value}.
   *
   * @param hidden whether the value may be a secret and is not to be shown
   */
  static String state(Node node, boolean hidden) {
    if (!(node instanceof Node.Scalar scalar)) {
      return "is " + node.kindName();
    }
    if (scalar.type() == Node.ScalarType.NULL) {
      return "has no value";
    }
    if (hidden || hasUserInfo(scalar.text())) {
      return "has a value";
    }
    return "is " + (scalar.type() == Node.ScalarType.STRING ? quote(scalar.text()) : scalar.text());
  }

  /** Whether a text could be a URL with a password in it. */
  private static boolean hasUserInfo(String text) {
    return text.indexOf('@') >= 0;
  }
}
