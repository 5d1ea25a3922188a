package io.github.credsmith.document;

import java.util.List;
import java.util.Optional;

/** A value in a document, with the place it stands at. */
public sealed interface Node {
  /** Where the value stands, from its first to its last character. */
  Location location();

  /** What people call this kind of value: "a mapping", "a list", "a string" and so on. */
  String kindName();

  /**
   * A mapping (YAML) or object (JSON).
   *
   * @param entries in the order of the text; keys are unique
   */
  record Mapping(List<Entry> entries, Location location) implements Node {
    public Mapping {
      entries = List.copyOf(entries);
    }

    /** The entry of a key; empty if the mapping does not have it. */
    public Optional<Entry> entry(String key) {
      return entries.stream().filter(entry -> entry.name().equals(key)).findFirst();
    }

    /** The value of a key; empty if the mapping does not have it. */
    public Optional<Node> get(String key) {
      return entry(key).map(Entry::value);
    }

    @Override
    public String kindName() {
      return "a mapping";
    }
  }

  /**
   * One key with its value.
   *
   * @param key always a string; a YAML key of another type is refused by the reader
   */
  record Entry(Scalar key, Node value) {
    /** The key's text. */
    public String name() {
      return key.text();
    }
  }

  /** A sequence (YAML) or array (JSON). */
  record Sequence(List<Node> items, Location location) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String kindName() {
      return "a list";
    }
  }

  /**
   * A single value.
   *
   * @param type what the value is under the JSON schema (JSON) or the YAML 1.2 core schema
   * @param text a string's content, decoded; otherwise the value as it is written, {@code null}
   *     included
   */
  record Scalar(ScalarType type, String text, Location location) implements Node {
    @Override
    public String kindName() {
      return type.description();
    }

    /** Whether the value is a string with this content. */
    public boolean isString(String content) {
      return type == ScalarType.STRING && text.equals(content);
    }
  }

  /** The types of single values. */
  enum ScalarType {
    STRING("a string"),
    INTEGER("an integer"),
    NUMBER("a number"),
    BOOLEAN("a boolean"),
    NULL("null");

    private final String description;

    ScalarType(String description) {
      this.description = description;
    }

    /** The type with its article, as sentences use it. */
    public String description() {
      return description;
    }
  }
}
