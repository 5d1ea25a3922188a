package io.github.credsmith.document;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a tree as JSON, the same tree always as the same text: two spaces of indent, LF, keys in
 * their order, one line for an object or array that holds only single values and fits in {@value
 * #LINE} characters.
 */
public final class JsonText {
  private static final int LINE = 100;

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
      return scalar.type() == Node.ScalarType.STRING ? quote(scalar.text()) : scalar.text();
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
