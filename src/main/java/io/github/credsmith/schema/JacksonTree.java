package io.github.credsmith.schema;

import io.github.credsmith.document.JsonText;
import io.github.credsmith.document.Node;
import java.math.BigInteger;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * A document as the tree that the validator reads. Built node by node, because an object mapper
 * takes longer to come up than everything else in a validation.
 */
final class JacksonTree {
  /** More digits than any limit in a schema has; beyond, a number need not be exact. */
  private static final int EXACT_DIGITS = 40;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JacksonTree() {}

  static JsonNode of(Node node) {
    if (node instanceof Node.Mapping mapping) {
      ObjectNode object = NODES.objectNode();
      mapping.entries().forEach(entry -> object.set(entry.name(), of(entry.value())));
      return object;
    }
    if (node instanceof Node.Sequence sequence) {
      ArrayNode array = NODES.arrayNode();
      sequence.items().forEach(item -> array.add(of(item)));
      return array;
    }
    return scalar((Node.Scalar) node);
  }

  private static JsonNode scalar(Node.Scalar scalar) {
    return switch (scalar.type()) {
      case STRING -> new Text(scalar.text());
      case INTEGER -> integer(scalar.text());
      case NUMBER -> NODES.numberNode(number(scalar.text()));
      case BOOLEAN -> NODES.booleanNode(scalar.text().equalsIgnoreCase("true"));
      case NULL -> NODES.nullNode();
    };
  }

  /** An integer of JSON or of YAML's core schema (YAML 1.2.2 section 10.3.2). */
  private static JsonNode integer(String text) {
    if (text.length() > EXACT_DIGITS) {
      return NODES.numberNode(Double.POSITIVE_INFINITY);
    }
    if (text.startsWith("0x")) {
      return NODES.numberNode(new BigInteger(text.substring(2), 16));
    }
    if (text.startsWith("0o")) {
      return NODES.numberNode(new BigInteger(text.substring(2), 8));
    }
    return NODES.numberNode(new BigInteger(text));
  }

  private static double number(String text) {
    String name = text.toLowerCase(Locale.ROOT);
    if (name.endsWith(".nan")) {
      return Double.NaN;
    }
    if (name.endsWith(".inf")) {
      return name.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    return Double.parseDouble(text);
  }

  /**
   * A string that can be printed without an object mapper, which {@link StringNode#toString()}
   * would load; the validator prints the values of each {@code enum} when it reads a schema.
   */
  private static final class Text extends StringNode {
    private static final long serialVersionUID = 1L;

    Text(String content) {
      super(content);
    }

    @Override
    public String toString() {
      return JsonText.quote(stringValue());
    }
  }
}
