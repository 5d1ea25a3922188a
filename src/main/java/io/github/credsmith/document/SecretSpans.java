package io.github.credsmith.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where the secrets of a document stand, by the names of their keys: those of docker's and podman's
 * files, a spec's literals, and the static values of a helper configuration. Whoever shows people a
 * part of a document leaves these out.
 */
public final class SecretSpans {
  private static final Set<String> KEYS =
      Set.of(
          "auth",
          "password",
          "identitytoken",
          "registrytoken",
          "secret",
          "token",
          "insecureliteral");

  private SecretSpans() {}

  /** The places of all secret values below a node, in the order of the text. */
  public static List<Span> below(Node node) {
    List<Span> spans = new ArrayList<>();
    collect(node, spans);
    return spans;
  }

  private static void collect(Node node, List<Span> spans) {
    if (node instanceof Node.Sequence sequence) {
      sequence.items().forEach(item -> collect(item, spans));
    } else if (node instanceof Node.Mapping mapping) {
      boolean literal = mapping.get("source").filter(SecretSpans::isStatic).isPresent();
      for (Node.Entry entry : mapping.entries()) {
        boolean secret =
            KEYS.contains(entry.name().toLowerCase(Locale.ROOT))
                || literal && entry.name().equals("name");
        if (secret && entry.value() instanceof Node.Scalar) {
          spans.add(entry.value().location().span());
        } else {
          collect(entry.value(), spans);
        }
      }
    }
  }

  private static boolean isStatic(Node node) {
    return node instanceof Node.Scalar scalar && scalar.isString("static");
  }
}
