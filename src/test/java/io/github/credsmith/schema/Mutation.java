package io.github.credsmith.schema;

import io.github.credsmith.document.Location;
import io.github.credsmith.document.Node;
import io.github.credsmith.document.Position;
import io.github.credsmith.document.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * A document with one change.
 *
 * @param kind what was changed
 * @param path where, as {@link InstancePath} describes it
 * @param root the changed document
 * @param place where the change stands
 */
record Mutation(Kind kind, String path, Node root, Location place) {
  enum Kind {
    UNKNOWN_KEY,
    MISSPELT_KEY,
    REMOVED_KEY,
    WRONG_TYPE,
    NULL
  }

  private static final Position NOWHERE = new Position(9999, 1, 999_999);
  private static final Location ADDED =
      new Location(
          "added", new Span(NOWHERE, new Position(9999, 8, NOWHERE.offset() + "mutated".length())));

  @Override
  public String toString() {
    return kind + " " + path;
  }

  /** Every change of each kind, one at a time. */
  static List<Mutation> of(Node root) {
    List<Mutation> all = new ArrayList<>();
    collect(root, new InstancePath(List.of()), root, all);
    return all;
  }

  private static void collect(Node root, InstancePath path, Node node, List<Mutation> all) {
    all.add(replaced(Kind.WRONG_TYPE, root, path, wrongType(node)));
    all.add(replaced(Kind.NULL, root, path, scalar(Node.ScalarType.NULL, "null", node.location())));
    if (node instanceof Node.Sequence sequence) {
      for (int i = 0; i < sequence.items().size(); i++) {
        collect(root, child(path, String.valueOf(i)), sequence.items().get(i), all);
      }
    }
    if (node instanceof Node.Mapping mapping) {
      keys(root, path, mapping, all);
      for (Node.Entry entry : mapping.entries()) {
        collect(root, child(path, entry.name()), entry.value(), all);
      }
    }
  }

  private static void keys(Node root, InstancePath path, Node.Mapping mapping, List<Mutation> all) {
    Node.Scalar added = scalar(Node.ScalarType.STRING, "mutated", ADDED);
    all.add(
        new Mutation(
            Kind.UNKNOWN_KEY,
            path.describe(root),
            with(root, path, entries(mapping, -1, new Node.Entry(added, added))),
            ADDED));
    for (int i = 0; i < mapping.entries().size(); i++) {
      Node.Entry entry = mapping.entries().get(i);
      Location key = entry.key().location();
      String name = child(path, entry.name()).describe(root);
      Node.Scalar misspelt = scalar(Node.ScalarType.STRING, entry.name() + "x", key);
      all.add(
          new Mutation(
              Kind.MISSPELT_KEY,
              name,
              with(root, path, entries(mapping, i, new Node.Entry(misspelt, entry.value()))),
              key));
      all.add(
          new Mutation(
              Kind.REMOVED_KEY, name, with(root, path, entries(mapping, i)), mapping.location()));
    }
  }

  private static Mutation replaced(Kind kind, Node root, InstancePath path, Node by) {
    return new Mutation(kind, path.describe(root), with(root, path, by), by.location());
  }

  /** A value of a type that no key of our formats has in this place. */
  private static Node wrongType(Node node) {
    return node instanceof Node.Scalar scalar && scalar.type() == Node.ScalarType.STRING
        ? new Node.Mapping(List.of(), node.location())
        : scalar(Node.ScalarType.INTEGER, "7", node.location());
  }

  /** A mapping without its entry {@code index} (if not negative) and with others. */
  private static Node.Mapping entries(Node.Mapping mapping, int index, Node.Entry... more) {
    List<Node.Entry> entries = new ArrayList<>(mapping.entries());
    if (index >= 0) {
      entries.remove(index);
    }
    entries.addAll(List.of(more));
    return new Node.Mapping(entries, mapping.location());
  }

  private static Node with(Node root, InstancePath path, Node by) {
    if (path.steps().isEmpty()) {
      return by;
    }
    String step = path.steps().get(0);
    InstancePath rest = new InstancePath(path.steps().subList(1, path.depth()));
    if (root instanceof Node.Sequence sequence) {
      List<Node> items = new ArrayList<>(sequence.items());
      int index = Integer.parseInt(step);
      items.set(index, with(items.get(index), rest, by));
      return new Node.Sequence(items, root.location());
    }
    Node.Mapping mapping = (Node.Mapping) root;
    List<Node.Entry> entries =
        mapping.entries().stream()
            .map(
                entry ->
                    entry.name().equals(step)
                        ? new Node.Entry(entry.key(), with(entry.value(), rest, by))
                        : entry)
            .toList();
    return new Node.Mapping(entries, root.location());
  }

  private static InstancePath child(InstancePath path, String step) {
    List<String> steps = new ArrayList<>(path.steps());
    steps.add(step);
    return new InstancePath(steps);
  }

  private static Node.Scalar scalar(Node.ScalarType type, String text, Location location) {
    return new Node.Scalar(type, text, location);
  }
}
