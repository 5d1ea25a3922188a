package io.github.credsmith.schema;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.JsonText;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Says in words what a fault is, where it is and what would be right. */
final class FindingWriter {
  private final Node root;
  private final String effect;

  /**
   * @param root the document
   * @param effect one sentence: what a fault in it means for the build
   */
  FindingWriter(Node root, String effect) {
    this.root = root;
    this.effect = effect;
  }

  /** The findings for a fault: one, or one for each repeated item of a list. */
  List<Finding> write(Fault fault) {
    if (fault.rule() == SchemaRule.DUPLICATE) {
      return duplicates(fault);
    }
    String path = fault.at().describe(root);
    Node node = fault.at().resolve(root);
    return List.of(
        switch (fault.rule()) {
          case UNKNOWN_KEY -> unknownKey(fault, path, node);
          case MISSING_KEY -> missingKey(fault, path, node);
          case NOT_ALLOWED -> notAllowed(fault, path);
          case TYPE -> type(fault, path, node);
          case ENUM -> choice(fault, path, node);
          case PATTERN -> form(fault, path, node);
          case LENGTH, SIZE, RANGE -> limit(fault, path, node);
          default -> finding(fault, node.location(), path + " does not fit the format", "");
        });
  }

  private Finding unknownKey(Fault fault, String path, Node node) {
    List<String> known = fault.trail().properties();
    String allowed =
        known.isEmpty()
            ? "No keys are allowed here" + condition(fault) + "."
            : "Allowed here" + condition(fault) + ": " + Phrases.quoteAll(known) + ".";
    return finding(
        fault,
        entry(node, fault.key()).map(found -> found.key().location()).orElse(node.location()),
        path + " has the unknown key " + Phrases.quote(fault.key()),
        didYouMean(fault.meantKey(root)) + allowed);
  }

  private Finding missingKey(Fault fault, String path, Node node) {
    String reason =
        fault.because().map(key -> ", which " + Phrases.quote(key) + " requires").orElse("");
    return finding(
        fault,
        container(fault.at(), node),
        path + " lacks the key " + Phrases.quote(fault.key()) + reason,
        "Add it." + forExample(fault.trail().exampleOf(fault.key())));
  }

  private Finding notAllowed(Fault fault, String path) {
    Optional<Node.Entry> entry = fault.at().entry(root);
    return finding(
        fault,
        entry.map(found -> found.key().location()).orElse(fault.at().resolve(root).location()),
        path + " is not allowed" + condition(fault),
        "Remove it.");
  }

  private Finding type(Fault fault, String path, Node node) {
    List<String> types = fault.trail().texts("type");
    String expected = Phrases.oneOf(types.stream().map(Phrases::type).toList());
    String actual = isNull(node) ? "has no value" : "is " + node.kindName();
    return finding(
        fault,
        place(fault, node),
        path + " " + actual + ", but must be " + expected,
        typeFix(fault, node, types));
  }

  private String typeFix(Fault fault, Node node, List<String> types) {
    if (isNull(node)) {
      return "Give it a value, or remove it." + examples(fault.trail());
    }
    if (node instanceof Node.Scalar scalar && types.contains("string")) {
      return fault.trail().secret() ? "Put it in quotes." : inQuotes(scalar.text());
    }
    if (types.contains("array")) {
      return node instanceof Node.Scalar scalar && !fault.trail().secret()
          ? "Put it in a list: [" + Phrases.quote(scalar.text()) + "]."
          : "Put it in a list, even if it is the only item.";
    }
    List<String> keys = fault.trail().properties();
    if (types.contains("object") && !keys.isEmpty()) {
      return "Write a mapping; it may have " + Phrases.quoteAll(keys) + ".";
    }
    return ("Write " + Phrases.oneOf(types.stream().map(Phrases::type).toList()) + ".")
        + examples(fault.trail());
  }

  private Finding choice(Fault fault, String path, Node node) {
    List<String> allowed = fault.trail().texts(fault.keyword());
    String state = Phrases.state(node, fault.trail().secret());
    String problem =
        allowed.size() == 1
            ? ", but must be " + Phrases.quoteAll(allowed)
            : ", which is none of the allowed values";
    String fix = "Write " + Phrases.oneOf(allowed.stream().map(Phrases::quote).toList()) + ".";
    if (node instanceof Node.Scalar scalar) {
      boolean unquoted = scalar.type() != Node.ScalarType.STRING && allowed.contains(scalar.text());
      fix =
          unquoted
              ? inQuotes(scalar.text())
              : didYouMean(NearestName.of(scalar.text(), allowed)) + fix;
    }
    return finding(fault, place(fault, node), path + " " + state + problem, fix);
  }

  private Finding form(Fault fault, String path, Node node) {
    return finding(
        fault,
        node.location(),
        path
            + " "
            + Phrases.state(node, fault.trail().secret())
            + ", which does not have the right form",
        expected(fault.trail()));
  }

  private Finding limit(Fault fault, String path, Node node) {
    String limit = fault.trail().text(fault.keyword()).orElse("");
    boolean least = fault.keyword().startsWith("min");
    boolean range = fault.rule() == SchemaRule.RANGE;
    String state =
        range ? Phrases.state(node, fault.trail().secret()) : "has " + Phrases.size(node);
    String bound = (least ? "must" : "may") + (range ? " be at " : " have at ");
    return finding(
        fault,
        least || range ? node.location() : firstBeyond(node, limit),
        path + " " + state + ", but " + bound + (least ? "least " : "most ") + limit,
        sizeFix(fault, node));
  }

  private String sizeFix(Fault fault, Node node) {
    List<String> keys = fault.trail().properties();
    return node instanceof Node.Mapping && !keys.isEmpty()
        ? "Allowed here" + condition(fault) + ": " + Phrases.quoteAll(keys) + "."
        : forExample(fault.trail().example());
  }

  /** Where the first key or item too many stands; the value's place if it is a string. */
  private static Location firstBeyond(Node node, String limit) {
    int index = Integer.parseInt(limit);
    if (node instanceof Node.Mapping mapping && index < mapping.entries().size()) {
      return mapping.entries().get(index).key().location();
    }
    return node instanceof Node.Sequence sequence && index < sequence.items().size()
        ? sequence.items().get(index).location()
        : node.location();
  }

  private List<Finding> duplicates(Fault fault) {
    Map<JsonNode, Integer> seen = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    List<Node> items =
        fault.at().resolve(root) instanceof Node.Sequence list ? list.items() : List.of();
    String path = fault.at().describe(root);
    for (int i = 0; i < items.size(); i++) {
      Integer first = seen.putIfAbsent(JacksonTree.of(items.get(i)), i);
      if (first != null) {
        String what = path + "[" + i + "] is the same as " + path + "[" + first + "]";
        findings.add(
            finding(fault, items.get(i).location(), what, "Remove one of the two.")
                .relatedTo(items.get(first).location(), "the same item"));
      }
    }
    return findings;
  }

  /** Where a mapping begins that lacks something: its key, else its first key, else itself. */
  private Location container(InstancePath at, Node node) {
    return at.entry(root)
        .map(entry -> entry.key().location())
        .orElseGet(
            () ->
                node instanceof Node.Mapping mapping && !mapping.entries().isEmpty()
                    ? mapping.entries().get(0).key().location()
                    : node.location());
  }

  /** Where a value stands; its key if it is not there at all, as after {@code key:}. */
  private Location place(Fault fault, Node node) {
    Location location = node.location();
    boolean nothing = location.span().start().equals(location.span().end());
    return nothing
        ? fault.at().entry(root).map(entry -> entry.key().location()).orElse(location)
        : location;
  }

  private Finding finding(Fault fault, Location location, String what, String fix) {
    return Finding.error(fault.rule().id(), location, what + ".", effect, fix.strip());
  }

  private static Optional<Node.Entry> entry(Node node, String key) {
    return node instanceof Node.Mapping mapping ? mapping.entry(key) : Optional.empty();
  }

  private static boolean isNull(Node node) {
    return node instanceof Node.Scalar scalar && scalar.type() == Node.ScalarType.NULL;
  }

  private static String condition(Fault fault) {
    return fault
        .trail()
        .condition()
        .map(found -> " with " + found.key() + " " + Phrases.quote(found.value()))
        .orElse("");
  }

  private static String didYouMean(Optional<String> name) {
    return name.map(found -> "Did you mean " + Phrases.quote(found) + "? ").orElse("");
  }

  private static String inQuotes(String text) {
    return "Put it in quotes: " + JsonText.quote(text) + ".";
  }

  private static String forExample(Optional<String> json) {
    return json.map(text -> " For example: " + text + ".").orElse("");
  }

  private static String expected(SchemaTrail trail) {
    String title = trail.text("title").map(text -> "Expected: " + text + ". ").orElse("");
    return title + trail.text("description").orElse("") + examples(trail);
  }

  private static String examples(SchemaTrail trail) {
    List<String> texts = trail.texts("examples");
    return texts.isEmpty()
        ? ""
        : texts.stream().collect(Collectors.joining(", ", " For example: ", "."));
  }
}
