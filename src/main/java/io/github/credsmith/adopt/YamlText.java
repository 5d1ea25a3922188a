package io.github.credsmith.adopt;

import io.github.credsmith.document.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes a tree as YAML 1.2: on one line what fits there, else in blocks. Every string is read back
 * as the same string.
 */
final class YamlText {
  /** Texts of this form are plain scalars in block and flow style, unless they mean a constant. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_./-]*");

  private static final Set<String> CONSTANTS = Set.of("null", "true", "false", "yes", "no", "on");
  private static final int LINE = 100;

  private YamlText() {}

  /** The lines of a mapping in block style. */
  static List<String> lines(Node.Mapping mapping, String indent) {
    List<String> lines = new ArrayList<>();
    for (Node.Entry entry : mapping.entries()) {
      String key = indent + scalar(entry.key()) + ":";
      String line = key + " " + flow(entry.value());
      if (entry.value() instanceof Node.Scalar || isEmpty(entry.value()) || fits(line)) {
        lines.add(line);
      } else {
        lines.add(key);
        lines.addAll(block(entry.value(), indent + "  "));
      }
    }
    return lines;
  }

  /** A string in double quotes, or plain where that means the same. */
  static String string(String text) {
    return PLAIN.matcher(text).matches() && !CONSTANTS.contains(text.toLowerCase(Locale.ROOT))
        ? text
        : quoted(text);
  }

  private static List<String> block(Node node, String indent) {
    if (node instanceof Node.Mapping mapping) {
      return lines(mapping, indent);
    }
    List<String> lines = new ArrayList<>();
    for (Node item : ((Node.Sequence) node).items()) {
      String line = indent + "- " + flow(item);
      if (item instanceof Node.Mapping mapping && !mapping.entries().isEmpty() && !fits(line)) {
        List<String> inner = lines(mapping, indent + "  ");
        lines.add(indent + "- " + inner.get(0).strip());
        lines.addAll(inner.subList(1, inner.size()));
      } else {
        lines.add(line);
      }
    }
    return lines;
  }

  private static String flow(Node node) {
    if (node instanceof Node.Scalar scalar) {
      return scalar(scalar);
    }
    return node instanceof Node.Mapping mapping
        ? mapping.entries().stream()
            .map(entry -> scalar(entry.key()) + ": " + flow(entry.value()))
            .collect(Collectors.joining(", ", "{", "}"))
        : ((Node.Sequence) node)
            .items().stream().map(YamlText::flow).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String scalar(Node.Scalar scalar) {
    return scalar.type() == Node.ScalarType.STRING ? string(scalar.text()) : scalar.text();
  }

  private static boolean fits(String line) {
    return line.length() <= LINE;
  }

  private static boolean isEmpty(Node node) {
    return node instanceof Node.Mapping mapping && mapping.entries().isEmpty()
        || node instanceof Node.Sequence sequence && sequence.items().isEmpty();
  }

  /** Double-quoted style (YAML 1.2.2 section 5.7): all but printable ASCII is escaped. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(code -> append(quoted, code));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, int code) {
    if (code == '"' || code == '\\') {
      quoted.append('\\').appendCodePoint(code);
    } else if (code >= ' ' && code <= '~') {
      quoted.appendCodePoint(code);
    } else {
      quoted.append(
          code <= 0xFFFF ? String.format("\\u%04x", code) : String.format("\\U%08x", code));
    }
  }
}
