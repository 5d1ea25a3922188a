package io.github.credsmith.schema;

import io.github.credsmith.document.Document;
import io.github.credsmith.document.JsonPointer;
import io.github.credsmith.document.JsonReader;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.Node;
import io.github.credsmith.document.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fills in the defaults that a schema gives for keys a document leaves out, so that no other place
 * needs to know them. Follows {@code properties}, {@code items} and references within the schema; a
 * mapping that is absent and has no default stays absent.
 */
public final class SchemaDefaults {
  private final Document schema;

  /** The defaults of a schema. */
  public SchemaDefaults(SchemaName name) {
    this.schema = JsonReader.read(SourceText.of(name.key(), name.text()));
  }

  /**
   * The same document with defaults; values that are filled in stand where the mapping stands that
   * lacked them.
   */
  public Node fill(Node root) {
    return fill(root, schema.root());
  }

  private Node fill(Node value, Node schemaNode) {
    Node resolved = resolved(schemaNode);
    if (value instanceof Node.Mapping mapping) {
      return member(resolved, "properties")
          .filter(Node.Mapping.class::isInstance)
          .map(properties -> (Node) fill(mapping, (Node.Mapping) properties))
          .orElse(value);
    }
    if (value instanceof Node.Sequence sequence) {
      return member(resolved, "items")
          .map(
              items ->
                  (Node)
                      new Node.Sequence(
                          sequence.items().stream().map(item -> fill(item, items)).toList(),
                          sequence.location()))
          .orElse(value);
    }
    return value;
  }

  private Node.Mapping fill(Node.Mapping mapping, Node.Mapping properties) {
    List<Node.Entry> entries = new ArrayList<>();
    for (Node.Entry entry : mapping.entries()) {
      Node value =
          properties
              .get(entry.name())
              .map(property -> fill(entry.value(), property))
              .orElse(entry.value());
      entries.add(new Node.Entry(entry.key(), value));
    }
    for (Node.Entry property : properties.entries()) {
      Optional<Node> missing =
          mapping.get(property.name()).isPresent() ? Optional.empty() : defaultOf(property.value());
      missing.ifPresent(
          value -> {
            Node.Scalar key =
                new Node.Scalar(Node.ScalarType.STRING, property.name(), mapping.location());
            entries.add(
                new Node.Entry(key, fill(moved(value, mapping.location()), property.value())));
          });
    }
    return new Node.Mapping(entries, mapping.location());
  }

  /** A default beside a reference comes before the one of what is referred to. */
  private Optional<Node> defaultOf(Node schemaNode) {
    return member(schemaNode, "default").or(() -> member(resolved(schemaNode), "default"));
  }

  private Node resolved(Node schemaNode) {
    return member(schemaNode, "$ref")
        .filter(Node.Scalar.class::isInstance)
        .flatMap(ref -> JsonPointer.parse(((Node.Scalar) ref).text().substring(1)))
        .flatMap(pointer -> pointer.resolve(schema.root()))
        .map(this::resolved)
        .orElse(schemaNode);
  }

  private static Optional<Node> member(Node node, String key) {
    return node instanceof Node.Mapping mapping ? mapping.get(key) : Optional.empty();
  }

  /** The same value, standing where the mapping stands that it completes. */
  private static Node moved(Node value, Location to) {
    if (value instanceof Node.Mapping mapping) {
      return new Node.Mapping(
          mapping.entries().stream()
              .map(
                  entry ->
                      new Node.Entry(
                          (Node.Scalar) moved(entry.key(), to), moved(entry.value(), to)))
              .toList(),
          to);
    }
    if (value instanceof Node.Sequence sequence) {
      return new Node.Sequence(sequence.items().stream().map(item -> moved(item, to)).toList(), to);
    }
    Node.Scalar scalar = (Node.Scalar) value;
    return new Node.Scalar(scalar.type(), scalar.text(), to);
  }
}
