package io.github.credsmith.document;

import java.util.ArrayList;
import java.util.List;

/** Collects the members of a mapping that is made, not read: its values stand in no file. */
public final class ObjectBuilder {
  /** Where values are that stand in no file. */
  public static final Location NOWHERE = Location.ofFile("");

  private final List<Node.Entry> entries = new ArrayList<>();

  /** A string that stands in no file. */
  public static Node.Scalar string(String text) {
    return new Node.Scalar(Node.ScalarType.STRING, text, NOWHERE);
  }

  /** A list that stands in no file. */
  public static Node.Sequence list(List<? extends Node> items) {
    return new Node.Sequence(List.copyOf(items), NOWHERE);
  }

  /** Adds a member after those already there. */
  public ObjectBuilder add(String key, Node value) {
    entries.add(new Node.Entry(string(key), value));
    return this;
  }

  /** Adds a member with a string. */
  public ObjectBuilder text(String key, String value) {
    return add(key, string(value));
  }

  /** Whether nothing was added yet. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** The mapping; its members keep the order in which they were added. */
  public Node.Mapping build() {
    return new Node.Mapping(entries, NOWHERE);
  }
}
