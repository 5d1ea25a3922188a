package io.github.credsmith.schema;

import io.github.credsmith.document.Node;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The phrases that messages are made of. */
final class Phrases {
  private static final int LONGEST_QUOTE = 60;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final Pattern USER_INFO = Pattern.compile("(^|//)[^/\\s]*@");

  private Phrases() {}

  /**
   * A key or a value as a message quotes it: on one line, shortened if it is long, and without the
   * user information of a URL, which may be a password.
   */
  static String quote(String text) {
    String plain = USER_INFO.matcher(text).replaceAll("$1***@");
    boolean tooLong = plain.codePointCount(0, plain.length()) > LONGEST_QUOTE;
    String shown =
        tooLong ? plain.substring(0, plain.offsetByCodePoints(0, LONGEST_QUOTE)) + "..." : plain;
    String line =
        CONTROL
            .matcher(shown)
            .replaceAll(found -> String.format("\\\\u%04x", (int) found.group().charAt(0)));
    return "'" + line + "'";
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

  private static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** {@code 2 keys}, {@code 0 items}, {@code 1 character}; characters are code points. */
  static String size(Node node) {
    if (node instanceof Node.Mapping mapping) {
      return count(mapping.entries().size(), "key");
    }
    if (node instanceof Node.Sequence sequence) {
      return count(sequence.items().size(), "item");
    }
    String text = ((Node.Scalar) node).text();
    return count(text.codePointCount(0, text.length()), "character");
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
    if (hidden) {
      return "has a value";
    }
    return "is " + (scalar.type() == Node.ScalarType.STRING ? quote(scalar.text()) : scalar.text());
  }
}
