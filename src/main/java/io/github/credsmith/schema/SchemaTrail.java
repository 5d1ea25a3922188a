package io.github.credsmith.schema;

import io.github.credsmith.document.JsonPointer;
import io.github.credsmith.document.JsonText;
import io.github.credsmith.document.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way through a schema that led to a keyword: what the validator calls the evaluation path.
 *
 * @param owner the schema that has the keyword; empty for the schema {@code false}
 * @param secret whether a schema on the way says that values here may be secrets ({@code
 *     writeOnly})
 * @param condition the value that chose this way, if it stands in the same mapping or the one
 *     around it; else empty
 * @param branches the alternatives ({@code oneOf}, {@code anyOf}) on the way, outermost first
 */
record SchemaTrail(
    Optional<Node.Mapping> owner,
    boolean secret,
    Optional<Condition> condition,
    List<Branch> branches) {

  /** A key with the value that it must have for a {@code then} to count. */
  record Condition(String key, String value) {}

  /**
   * One of several alternatives.
   *
   * @param choice where in the schema the alternatives stand
   * @param depth how many steps into the document they stand
   * @param index which one this is
   */
  record Branch(String choice, int depth, int index) {}

  SchemaTrail {
    branches = List.copyOf(branches);
  }

  /**
   * Follows an evaluation path.
   *
   * @param schema the schema's root
   * @param path the steps, the failing keyword last
   */
  static SchemaTrail follow(Node schema, List<String> path) {
    Walk walk = new Walk(schema);
    for (int i = 0; i < path.size() - 1; i++) {
      walk.step(path.get(i), path.get(i + 1));
    }
    return new SchemaTrail(
        walk.at instanceof Node.Mapping owner ? Optional.of(owner) : Optional.empty(),
        walk.secret,
        walk.depth - walk.conditionDepth <= 1 ? walk.condition : Optional.empty(),
        walk.branches);
  }

  /** A keyword's value in the owning schema; empty if it does not have it. */
  Optional<Node> keyword(String name) {
    return owner.flatMap(schema -> schema.get(name));
  }

  /** A keyword's text in the owning schema; empty if it is not there or not a single value. */
  Optional<String> text(String name) {
    return keyword(name)
        .filter(Node.Scalar.class::isInstance)
        .map(value -> ((Node.Scalar) value).text());
  }

  /** The texts of a keyword that has a list of single values, or one such value. */
  List<String> texts(String name) {
    List<Node> values =
        keyword(name)
            .map(value -> value instanceof Node.Sequence list ? list.items() : List.of(value))
            .orElse(List.of());
    return values.stream()
        .filter(Node.Scalar.class::isInstance)
        .map(value -> ((Node.Scalar) value).text())
        .toList();
  }

  /** The keys that the owning schema describes. */
  List<String> properties() {
    return keyword("properties")
        .filter(Node.Mapping.class::isInstance)
        .map(found -> ((Node.Mapping) found).entries().stream().map(Node.Entry::name).toList())
        .orElse(List.of());
  }

  /** The first example of the owning schema, as JSON; empty if it has none that fits on a line. */
  Optional<String> example() {
    return exampleAt(List.of("examples", "0"));
  }

  /** The first example of a key that the owning schema describes, as {@link #example()}. */
  Optional<String> exampleOf(String key) {
    return exampleAt(List.of("properties", key, "examples", "0"));
  }

  private Optional<String> exampleAt(List<String> path) {
    return owner
        .flatMap(schema -> new JsonPointer(path).resolve(schema))
        .map(example -> JsonText.file(example).strip())
        .filter(text -> text.indexOf('\n') < 0);
  }

  private static final class Walk {
    private final Node root;
    private final StringBuilder walked = new StringBuilder();
    private final List<Branch> branches = new ArrayList<>();
    private Node at;
    private int depth;
    private int conditionDepth;
    private boolean inProperties;
    private boolean secret;
    private Optional<Condition> condition = Optional.empty();

    Walk(Node root) {
      this.root = root;
      this.at = root;
      notice();
    }

    void step(String step, String next) {
      if (inProperties) {
        inProperties = false;
        depth++;
      } else {
        keyword(step, next);
      }
      walked.append('/').append(step);
      at = step.equals("$ref") ? referred() : child(at, step).orElse(at);
      notice();
    }

    private void keyword(String keyword, String next) {
      switch (keyword) {
        case "properties" -> inProperties = true;
        case "items", "additionalProperties" -> depth++;
        case "then" -> {
          condition = condition();
          conditionDepth = depth;
        }
        case "oneOf", "anyOf" ->
            branches.add(new Branch(walked + "/" + keyword, depth, Integer.parseInt(next)));
        default -> {
          // Other keywords stay at the same value of the document.
        }
      }
    }

    private Node referred() {
      String reference = child(at, "$ref").map(Walk::text).orElseThrow();
      return JsonPointer.parse(reference.substring(1)).orElseThrow().resolve(root).orElseThrow();
    }

    private void notice() {
      secret |= child(at, "writeOnly").map(Walk::text).filter("true"::equals).isPresent();
    }

    private Optional<Condition> condition() {
      return child(at, "if")
          .flatMap(test -> child(test, "properties"))
          .filter(Node.Mapping.class::isInstance)
          .flatMap(properties -> ((Node.Mapping) properties).entries().stream().findFirst())
          .flatMap(
              property ->
                  child(property.value(), "const")
                      .map(value -> new Condition(property.name(), text(value))));
    }

    private static Optional<Node> child(Node node, String key) {
      return new JsonPointer(List.of(key)).resolve(node);
    }

    private static String text(Node node) {
      return node instanceof Node.Scalar scalar ? scalar.text() : "";
    }
  }
}
