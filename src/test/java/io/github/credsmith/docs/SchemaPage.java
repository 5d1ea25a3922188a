package io.github.credsmith.docs;

import io.github.credsmith.document.Document;
import io.github.credsmith.document.Fields;
import io.github.credsmith.document.JsonPointer;
import io.github.credsmith.document.JsonReader;
import io.github.credsmith.document.JsonText;
import io.github.credsmith.document.Located;
import io.github.credsmith.document.Node;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.schema.SchemaName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The reference page of a schema: a section for each mapping, a row for each key. */
final class SchemaPage {
  private final Document schema;
  private final Map<String, String> sections = new LinkedHashMap<>();

  private SchemaPage(SchemaName name) {
    this.schema = JsonReader.read(SourceText.of(name.key(), name.text()));
  }

  /** The page as Markdown. */
  static String of(SchemaName name) {
    SchemaPage page = new SchemaPage(name);
    Fields root = new Fields((Node.Mapping) page.schema.root());
    page.section(text(root, "title"), root);
    return "# "
        + text(root, "title")
        + ": reference\n\nGenerated from `schema/"
        + name.key()
        + ".schema.json`.\n"
        + String.join("", page.sections.values());
  }

  private void section(String title, Fields node) {
    if (sections.containsKey(title) || node.fields("properties").isEmpty()) {
      return;
    }
    sections.put(title, "");
    Node.Mapping properties = node.fields("properties").get().mapping();
    List<String> required = node.texts("required").stream().map(Located::value).toList();
    StringBuilder table =
        new StringBuilder("\n## " + title + "\n\n" + text(node, "description") + "\n");
    table.append("\n| key | value | default | meaning |\n|---|---|---|---|\n");
    List<Fields> nested = new ArrayList<>();
    for (Node.Entry property : properties.entries()) {
      Fields own = new Fields((Node.Mapping) property.value());
      Fields target = resolved(own);
      table.append(row(property.name(), own, target, required.contains(property.name())));
      nested.add(target);
      target.fields("items").map(this::resolved).ifPresent(nested::add);
    }
    sections.put(title, table.toString());
    nested.addAll(branches(node));
    nested.forEach(child -> section(text(child, "title"), child));
  }

  private static String row(String key, Fields own, Fields target, boolean required) {
    String meaning = first(own, target, "description");
    String fallback =
        own.mapping()
            .get("default")
            .or(() -> target.mapping().get("default"))
            .map(node -> "`" + json(node) + "`")
            .orElse(required ? "required" : "");
    return "| `"
        + key
        + "` | "
        + type(target)
        + " | "
        + fallback
        + " | "
        + meaning.replace("|", "\\|")
        + " |\n";
  }

  /** What a discriminator chooses: the mappings behind {@code allOf[].then}. */
  private List<Fields> branches(Fields node) {
    return node.fieldsOf("allOf").stream()
        .flatMap(branch -> branch.fields("then").stream())
        .flatMap(then -> then.fields("properties").stream())
        .flatMap(properties -> properties.mapping().entries().stream())
        .filter(entry -> entry.value() instanceof Node.Mapping)
        .map(entry -> resolved(new Fields((Node.Mapping) entry.value())))
        .toList();
  }

  private static String type(Fields node) {
    if (node.text("const").isPresent()) {
      return "`" + node.text("const").get().value() + "`";
    }
    List<String> choices =
        node.texts("enum").stream().map(choice -> "`" + choice.value() + "`").toList();
    if (!choices.isEmpty()) {
      return String.join(", ", choices);
    }
    String type =
        Optional.of(text(node, "type"))
            .filter(t -> !t.isEmpty())
            .orElseGet(
                () ->
                    node.texts("type").stream()
                        .map(Located::value)
                        .collect(Collectors.joining(" or ")));
    String title = text(node, "title");
    return switch (type) {
      case "array" -> "list";
      case "object" -> "mapping: " + title;
      case "" -> title.isEmpty() ? "" : "mapping: " + title;
      default -> type;
    };
  }

  private Fields resolved(Fields node) {
    return node.text("$ref")
        .flatMap(ref -> JsonPointer.parse(ref.value().substring(1)))
        .flatMap(pointer -> pointer.resolve(schema.root()))
        .map(target -> resolved(new Fields((Node.Mapping) target)))
        .orElse(node);
  }

  private static String json(Node node) {
    return JsonText.file(node).strip();
  }

  private static String first(Fields own, Fields target, String key) {
    String text = text(own, key);
    return text.isEmpty() ? text(target, key) : text;
  }

  private static String text(Fields node, String key) {
    return node.text(key).map(Located::value).orElse("");
  }
}
