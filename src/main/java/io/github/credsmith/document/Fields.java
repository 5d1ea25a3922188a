package io.github.credsmith.document;

import java.util.List;
import java.util.Optional;

/**
 * Reads the values of a mapping whose shape a schema has already accepted: a value of another kind
 * than asked for counts as absent.
 *
 * @param mapping the mapping to read
 */
public record Fields(Node.Mapping mapping) {

  /** A single value's text, of any scalar type; empty if absent or null. */
  public Optional<Located<String>> text(String key) {
    return mapping
        .get(key)
        .filter(Node.Scalar.class::isInstance)
        .map(Node.Scalar.class::cast)
        .filter(scalar -> scalar.type() != Node.ScalarType.NULL)
        .map(scalar -> new Located<>(scalar.text(), scalar.location()));
  }

  /** A nested mapping; empty if absent. */
  public Optional<Fields> fields(String key) {
    return mapping
        .get(key)
        .filter(Node.Mapping.class::isInstance)
        .map(node -> new Fields((Node.Mapping) node));
  }

  /** The items of a list; empty if absent. */
  public List<Node> items(String key) {
    return mapping
        .get(key)
        .filter(Node.Sequence.class::isInstance)
        .map(node -> ((Node.Sequence) node).items())
        .orElse(List.of());
  }

  /** The single values of a list, in its order; empty if the list is absent. */
  public List<Located<String>> texts(String key) {
    return items(key).stream()
        .filter(Node.Scalar.class::isInstance)
        .map(Node.Scalar.class::cast)
        .map(scalar -> new Located<>(scalar.text(), scalar.location()))
        .toList();
  }

  /** The mappings of a list, in its order; empty if the list is absent. */
  public List<Fields> fieldsOf(String key) {
    return items(key).stream()
        .filter(Node.Mapping.class::isInstance)
        .map(node -> new Fields((Node.Mapping) node))
        .toList();
  }
}
