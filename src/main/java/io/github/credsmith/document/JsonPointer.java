package io.github.credsmith.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A JSON pointer (RFC 6901) into a document.
 *
 * @param tokens the reference tokens, unescaped; none points to the root
 */
public record JsonPointer(List<String> tokens) {
  /** The whole document. */
  public static final JsonPointer ROOT = new JsonPointer(List.of());

  public JsonPointer {
    tokens = List.copyOf(tokens);
  }

  /**
   * Reads the string form.
   *
   * @return empty if the text is neither empty nor begins with {@code /}, or has a {@code ~} that
   *     escapes nothing
   */
  public static Optional<JsonPointer> parse(String text) {
    if (text.isEmpty()) {
      return Optional.of(ROOT);
    }
    if (text.charAt(0) != '/' || text.matches("(?s).*~([^01].*|$)")) {
      return Optional.empty();
    }
    List<String> tokens = new ArrayList<>();
    for (String token : text.substring(1).split("/", -1)) {
      tokens.add(token.replace("~1", "/").replace("~0", "~"));
    }
    return Optional.of(new JsonPointer(tokens));
  }

  /** This pointer extended by a key or index. */
  public JsonPointer child(String token) {
    List<String> longer = new ArrayList<>(tokens);
    longer.add(token);
    return new JsonPointer(longer);
  }

  /** The value this points to below {@code root}; empty if there is none. */
  public Optional<Node> resolve(Node root) {
    Node node = root;
    for (String token : tokens) {
      Optional<Node> next = step(node, token);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      node = next.get();
    }
    return Optional.of(node);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    tokens.forEach(token -> text.append('/').append(token.replace("~", "~0").replace("/", "~1")));
    return text.toString();
  }

  private static Optional<Node> step(Node node, String token) {
    if (node instanceof Node.Mapping mapping) {
      return mapping.get(token);
    }
    if (node instanceof Node.Sequence sequence && token.matches("0|[1-9][0-9]{0,8}")) {
      int index = Integer.parseInt(token);
      return index < sequence.items().size()
          ? Optional.of(sequence.items().get(index))
          : Optional.empty();
    }
    return Optional.empty();
  }
}
