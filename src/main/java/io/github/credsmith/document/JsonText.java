package io.github.credsmith.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes a tree as JSON, the same tree always as the same text: two spaces of indent, LF, keys in
 * their order, one line for an object or array that holds only single values and fits in {@value
 * #LINE} characters.
 */
public final class JsonText {
  private static final int LINE = 100;
  private static final Pattern JSON_NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

  private JsonText() {}

  /** A whole file: the value and a final newline. */
  public static String file(Node node) {
    return write(node, "") + "\n";
  }

  /** A string as a JSON literal, quotes included (RFC 8259 section 7). */
  public static String quote(String content) {
    StringBuilder literal = new StringBuilder("\"");
    for (char c : content.toCharArray()) {
      switch (c) {
        case '"' -> literal.append("\\\"");
        case '\\' -> literal.append("\\\\");
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        case '\t' -> literal.append("\\t");
        default -> literal.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
      }
    }
    return literal.append('"').toString();
  }

  private static String write(Node node, String indent) {
    if (node instanceof Node.Scalar scalar) {
      return scalar(scalar);
    }
    String inner = indent + "  ";
    boolean object = node instanceof Node.Mapping;
    List<String> members =
        object ? entries((Node.Mapping) node, inner) : items((Node.Sequence) node, inner);
    String open = object ? "{" : "[";
    String close = object ? "}" : "]";
    String line = open + String.join(", ", members) + close;
    if (members.isEmpty() || isFlat(node) && indent.length() + line.length() <= LINE) {
      return line;
    }
    return members.stream()
        .map(member -> inner + member)
        .collect(Collectors.joining(",\n", open + "\n", "\n" + indent + close));
  }

  /** YAML has more ways to write a value than JSON. */
  private static String scalar(Node.Scalar scalar) {
    return switch (scalar.type()) {
      case STRING -> quote(scalar.text());
      case NULL -> "null";
      case BOOLEAN -> scalar.text().toLowerCase(Locale.ROOT);
      case INTEGER -> integer(scalar.text()).toString();
      case NUMBER -> number(scalar);
    };
  }

  private static BigInteger integer(String text) {
    if (text.startsWith("0x")) {
      return new BigInteger(text.substring(2), 16);
    }
    return text.startsWith("0o") ? new BigInteger(text.substring(2), 8) : new BigInteger(text);
  }

  /** The text of a JSON number stays as it is; others are written out. */
  private static String number(Node.Scalar scalar) {
    if (JSON_NUMBER.matcher(scalar.text()).matches()) {
      return scalar.text();
    }
    if (scalar.text().matches("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)")) {
      throw new DocumentException(scalar.location(), "has a number that JSON cannot express");
    }
    return new BigDecimal(scalar.text()).toString();
  }

  private static List<String> entries(Node.Mapping mapping, String indent) {
    return mapping.entries().stream()
        .map(entry -> quote(entry.name()) + ": " + write(entry.value(), indent))
        .toList();
  }

  private static List<String> items(Node.Sequence sequence, String indent) {
    return sequence.items().stream().map(item -> write(item, indent)).toList();
  }

  private static boolean isFlat(Node node) {
    return node instanceof Node.Mapping mapping
        ? mapping.entries().stream().allMatch(entry -> entry.value() instanceof Node.Scalar)
        : ((Node.Sequence) node).items().stream().allMatch(item -> item instanceof Node.Scalar);
  }
}
