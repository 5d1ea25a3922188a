package io.github.credsmith.helperconfig;

import io.github.credsmith.document.JsonText;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.Node;
import io.github.credsmith.helperconfig.HelperConfigProblem.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Takes the members of one JSON object by their keys. What is left at the end is unknown, so the
 * calls themselves are the list of known keys. A member that is {@code null} counts as absent.
 */
final class ObjectReader {
  private final Node.Mapping object;
  private final List<HelperConfigProblem> problems;
  private final Set<String> asked = new LinkedHashSet<>();

  private ObjectReader(Node.Mapping object, List<HelperConfigProblem> problems) {
    this.object = object;
    this.problems = problems;
  }

  /** A reader of an object; empty, with a problem noted, if the value is something else. */
  static Optional<ObjectReader> of(Node node, List<HelperConfigProblem> problems) {
    if (node instanceof Node.Mapping mapping) {
      return Optional.of(new ObjectReader(mapping, problems));
    }
    problems.add(wrongType(node, "an object"));
    return Optional.empty();
  }

  Location location() {
    return object.location();
  }

  /** Where the value of a key stands; the object's own place if it is absent. */
  Location locationOf(String key) {
    return object.get(key).map(Node::location).orElse(location());
  }

  /** Where a key stands; the object's own place if it is absent. */
  Location keyLocation(String key) {
    return object.entry(key).map(entry -> entry.key().location()).orElse(location());
  }

  Optional<Node> take(String key) {
    asked.add(key);
    return object.get(key).filter(node -> !isNull(node));
  }

  Optional<String> string(String key) {
    return take(key).flatMap(this::string);
  }

  /** A string that must be there and not be empty. */
  Optional<String> required(String key) {
    Optional<Node> value = take(key);
    if (value.isEmpty()) {
      missing(key);
      return Optional.empty();
    }
    Optional<String> text = value.flatMap(this::string);
    if (text.isPresent() && text.get().isEmpty()) {
      missing(key);
    }
    return text.filter(content -> !content.isEmpty());
  }

  boolean bool(String key, boolean otherwise) {
    Optional<Node> value = take(key);
    if (value.isPresent()
        && value.get() instanceof Node.Scalar scalar
        && scalar.type() == Node.ScalarType.BOOLEAN) {
      return Boolean.parseBoolean(scalar.text());
    }
    value.ifPresent(node -> problems.add(wrongType(node, "true or false")));
    return otherwise;
  }

  Optional<List<Node>> list(String key) {
    return take(key)
        .flatMap(
            node -> {
              if (node instanceof Node.Sequence sequence) {
                return Optional.of(sequence.items());
              }
              problems.add(wrongType(node, "a list"));
              return Optional.empty();
            });
  }

  List<String> strings(String key) {
    return list(key).orElse(List.of()).stream().flatMap(item -> string(item).stream()).toList();
  }

  /** One of a fixed set of words. */
  <W extends FileWord> Optional<W> word(String key, Kind ifUnknown, W[] known) {
    Optional<String> text = string(key);
    Optional<W> word =
        text.flatMap(id -> Stream.of(known).filter(w -> w.id().equals(id)).findFirst());
    if (text.isPresent() && word.isEmpty()) {
      List<String> ids = Stream.of(known).map(FileWord::id).toList();
      problem(
          ifUnknown,
          locationOf(key),
          "has an unknown value for "
              + JsonText.quote(key)
              + "; it can be "
              + String.join(", ", ids),
          ids);
    }
    return word;
  }

  /** One of a fixed set of words, which must be there. */
  <W extends FileWord> Optional<W> requiredWord(String key, Kind ifUnknown, W[] known) {
    if (take(key).isEmpty()) {
      missing(key);
    }
    return word(key, ifUnknown, known);
  }

  boolean has(String key) {
    return object.entry(key).isPresent();
  }

  void problem(Kind kind, Location location, String what, List<String> alternatives) {
    problems.add(new HelperConfigProblem(kind, location, what, alternatives));
  }

  private void missing(String key) {
    problem(
        Kind.MISSING_KEY, locationOf(key), "needs a value for " + JsonText.quote(key), List.of());
  }

  /** Notes every key that was not asked for. */
  void refuseLeftovers() {
    List<String> free = new ArrayList<>(asked);
    object.entries().forEach(entry -> free.remove(entry.name()));
    for (Node.Entry entry : object.entries()) {
      if (!asked.contains(entry.name())) {
        problem(
            Kind.UNKNOWN_KEY,
            entry.key().location(),
            "has the unknown key "
                + JsonText.quote(entry.name())
                + (asked.isEmpty() ? "; no key is known here" : ""),
            free);
      }
    }
  }

  private Optional<String> string(Node node) {
    if (node instanceof Node.Scalar scalar && scalar.type() == Node.ScalarType.STRING) {
      return Optional.of(scalar.text());
    }
    problems.add(wrongType(node, "a string"));
    return Optional.empty();
  }

  private static HelperConfigProblem wrongType(Node node, String expected) {
    String found = node instanceof Node.Mapping ? "an object" : node.kindName();
    return new HelperConfigProblem(
        Kind.WRONG_TYPE,
        node.location(),
        "has " + found + " where " + expected + " is expected",
        List.of());
  }

  private static boolean isNull(Node node) {
    return node instanceof Node.Scalar scalar && scalar.type() == Node.ScalarType.NULL;
  }
}
