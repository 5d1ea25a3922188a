package io.github.credsmith.schema;

import io.github.credsmith.document.JsonPointer;
import io.github.credsmith.document.Node;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The way from a document's root to a value.
 *
 * @param steps keys, and the indexes of list items in decimal
 */
record InstancePath(List<String> steps) {
  private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$-]*");

  InstancePath {
    steps = List.copyOf(steps);
  }

  int depth() {
    return steps.size();
  }

  /** The first {@code depth} steps. */
  InstancePath prefix(int depth) {
    return new InstancePath(steps.subList(0, depth));
  }

  /** The value this leads to; the root if the document has changed under us. */
  Node resolve(Node root) {
    return new JsonPointer(steps).resolve(root).orElse(root);
  }

  /** The key that the value belongs to; empty for the root and for list items. */
  Optional<Node.Entry> entry(Node root) {
    if (steps.isEmpty() || !(prefix(depth() - 1).resolve(root) instanceof Node.Mapping mapping)) {
      return Optional.empty();
    }
    return mapping.entry(steps.get(depth() - 1));
  }

  /** As sentences name it: {@code credentials[2].secrets.password}, or {@code the document}. */
  String describe(Node root) {
    StringBuilder text = new StringBuilder();
    Node node = root;
    for (String step : steps) {
      if (node instanceof Node.Sequence) {
        text.append('[').append(step).append(']');
      } else if (PLAIN_KEY.matcher(step).matches()) {
        text.append(text.isEmpty() ? "" : ".").append(step);
      } else {
        text.append('[').append(Phrases.quote(step)).append(']');
      }
      node = new InstancePath(List.of(step)).resolve(node);
    }
    return text.isEmpty() ? "the document" : text.toString();
  }
}
