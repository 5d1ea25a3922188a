package io.github.credsmith.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where the secrets of a document stand, by the names of their keys: those of docker's and podman's
 * files, a spec's literals, the static values of a helper configuration, and all that a Kubernetes
 * Secret holds. Whoever shows people a part of a document leaves these out.
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
          "insecureliteral",
          "docker_auth_config");

  private static final Set<String> DATA_OF_SECRET = Set.of("data", "stringData");

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
      boolean literal = mapping.get("source").filter(kind -> is(kind, "static")).isPresent();
      boolean kubernetes = mapping.get("kind").filter(kind -> is(kind, "Secret")).isPresent();
      for (Node.Entry entry : mapping.entries()) {
        boolean secret =
            KEYS.contains(entry.name().toLowerCase(Locale.ROOT))
                || literal && entry.name().equals("name");
        if (secret && entry.value() instanceof Node.Scalar) {
          spans.add(entry.value().location().span());
        } else if (kubernetes && DATA_OF_SECRET.contains(entry.name())) {
          collectAll(entry.value(), spans);
        } else {
          collect(entry.value(), spans);
        }
      }
    }
  }

  private static void collectAll(Node node, List<Span> spans) {
    if (node instanceof Node.Mapping mapping) {
      mapping.entries().forEach(entry -> collectAll(entry.value(), spans));
    } else {
      spans.add(node.location().span());
    }
  }

  private static boolean is(Node node, String text) {
    return node instanceof Node.Scalar scalar && scalar.isString(text);
  }
}
