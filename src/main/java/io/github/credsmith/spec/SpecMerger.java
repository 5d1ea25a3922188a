package io.github.credsmith.spec;

import io.github.credsmith.document.Fields;
import io.github.credsmith.document.Located;
import io.github.credsmith.document.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lays one spec over another: mappings key by key, credentials by their name, anything else
 * replaced. Every value keeps the place it was read from, whichever file that was.
 */
final class SpecMerger {
  private static final String CREDENTIALS = "credentials";

  private SpecMerger() {}

  /** {@code over} laid over {@code base}. */
  static Node.Mapping merge(Node.Mapping base, Node.Mapping over) {
    return mappings(base, over, SpecMerger::topLevel);
  }

  private static Node topLevel(String key, Node base, Node over) {
    if (key.equals(CREDENTIALS)
        && base instanceof Node.Sequence first
        && over instanceof Node.Sequence second) {
      return credentials(first, second);
    }
    return values(key, base, over);
  }

  private static Node values(String key, Node base, Node over) {
    return base instanceof Node.Mapping first && over instanceof Node.Mapping second
        ? mappings(first, second, SpecMerger::values)
        : over;
  }

  private static Node.Mapping mappings(Node.Mapping base, Node.Mapping over, Join join) {
    Map<String, Node.Entry> merged = new LinkedHashMap<>();
    base.entries().forEach(entry -> merged.put(entry.name(), entry));
    for (Node.Entry entry : over.entries()) {
      Node.Entry below = merged.get(entry.name());
      Node value =
          below == null ? entry.value() : join.join(entry.name(), below.value(), entry.value());
      merged.put(entry.name(), new Node.Entry(entry.key(), value));
    }
    return new Node.Mapping(List.copyOf(merged.values()), over.location());
  }

  private static Node.Sequence credentials(Node.Sequence base, Node.Sequence over) {
    List<Node> merged = new ArrayList<>(base.items());
    for (Node item : over.items()) {
      int same = indexOfSameName(merged, item);
      if (same < 0) {
        merged.add(item);
      } else {
        merged.set(same, values("", merged.get(same), item));
      }
    }
    return new Node.Sequence(merged, over.location());
  }

  private static int indexOfSameName(List<Node> items, Node item) {
    Optional<String> name = name(item);
    for (int i = 0; i < items.size() && name.isPresent(); i++) {
      if (name(items.get(i)).equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private static Optional<String> name(Node credential) {
    return credential instanceof Node.Mapping mapping
        ? new Fields(mapping).text("name").map(Located::value)
        : Optional.empty();
  }

  /** How the values of one key are joined. */
  private interface Join {
    Node join(String key, Node base, Node over);
  }
}
