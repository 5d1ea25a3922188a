package io.github.credsmith.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.document.JsonReader;
import io.github.credsmith.document.JsonText;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.Node;
import io.github.credsmith.document.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every schema as a text that people and editors read. */
class SchemaFilesTest {
  /** Keywords whose value is a schema. */
  private static final Set<String> SCHEMAS =
      Set.of("items", "additionalProperties", "if", "then", "else");

  /** Keywords whose value maps names to schemas. */
  private static final Set<String> NAMED_SCHEMAS = Set.of("properties", "$defs");

  /** Keywords whose value is a list of schemas. */
  private static final Set<String> SCHEMA_LISTS = Set.of("allOf", "anyOf", "oneOf");

  @Test
  void everySchemaFileHasAName() throws IOException {
    Path folder = Path.of(System.getProperty("project.root"), "schema");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.of(SchemaName.values()).map(name -> name.key() + ".schema.json").toList());
    }
  }

  @ParameterizedTest
  @EnumSource(SchemaName.class)
  void theNameLeadsToTheText(SchemaName schema) {
    assertThat(SchemaName.of(schema.key())).contains(schema);
    assertThat(string(root(schema), "$id"))
        .isEqualTo("https://credsmith.github.io/schema/v1/" + schema.key() + ".schema.json");
    assertThat(SchemaName.of("nonsense")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(SchemaName.class)
  void everyPropertyAndDefinitionIsDescribed(SchemaName schema) {
    for (Named property : properties(schema)) {
      if (!string(property.schema(), "$ref").isEmpty()) {
        continue;
      }
      assertThat(string(property.schema(), "title")).as(property.name()).isNotEmpty();
      assertThat(string(property.schema(), "description")).as(property.name()).matches("\\S.*[.]");
    }
  }

  @ParameterizedTest
  @EnumSource(SchemaName.class)
  void everyExampleAndDefaultFitsItsSchema(SchemaName schema) {
    int examples = 0;
    for (Named property : everySchema(schema)) {
      CompiledSchema compiled = compile(schema, property.schema());
      for (Node example : examples(property.schema())) {
        assertThat(compiled.check(example))
            .as("%s: %s", property.name(), JsonText.file(example))
            .isEmpty();
        examples++;
      }
    }
    assertThat(examples).isGreaterThan(10);
  }

  @ParameterizedTest
  @EnumSource(SchemaName.class)
  void everyKeywordIsOneThatTheValidatorKnows(SchemaName schema) {
    // Compiling refuses unknown keywords, but reads a part only when a document comes to it.
    for (Named part : everySchema(schema)) {
      compile(schema, part.schema()).check(Samples.json("{\"x\": [\"y\"]}").root());
    }
  }

  /** A part of a schema, so that its references still lead to the same definitions. */
  private static CompiledSchema compile(SchemaName schema, Node.Mapping part) {
    Location nowhere = Location.ofFile("test");
    List<Node.Entry> entries =
        new ArrayList<>(
            part.entries().stream().filter(entry -> !entry.name().startsWith("$defs")).toList());
    ((Node.Mapping) root(schema)).entry("$defs").ifPresent(entries::add);
    return CompiledSchema.of("test", JsonText.file(new Node.Mapping(entries, nowhere)));
  }

  private static List<Node> examples(Node.Mapping schema) {
    List<Node> all = new ArrayList<>();
    schema.get("default").ifPresent(all::add);
    schema.get("examples").ifPresent(list -> all.addAll(((Node.Sequence) list).items()));
    return all;
  }

  /** A schema within a schema file. */
  private record Named(String name, Node.Mapping schema) {}

  private static List<Named> properties(SchemaName schema) {
    return everySchema(schema).stream()
        .filter(
            part ->
                part.name()
                    .matches(".*/(properties|\\$defs)/[^/]+|.*/(items|additionalProperties)"))
        .filter(part -> !part.name().contains("/if/") && !part.name().contains("/then/"))
        .toList();
  }

  private static List<Named> everySchema(SchemaName schema) {
    List<Named> all = new ArrayList<>();
    collect("", root(schema), all);
    return all;
  }

  private static void collect(String name, Node schema, List<Named> all) {
    if (!(schema instanceof Node.Mapping mapping)) {
      return;
    }
    all.add(new Named(name, mapping));
    for (Node.Entry entry : mapping.entries()) {
      String path = name + "/" + entry.name();
      if (SCHEMAS.contains(entry.name())) {
        collect(path, entry.value(), all);
      } else if (NAMED_SCHEMAS.contains(entry.name())) {
        ((Node.Mapping) entry.value())
            .entries()
            .forEach(named -> collect(path + "/" + named.name(), named.value(), all));
      } else if (SCHEMA_LISTS.contains(entry.name())) {
        ((Node.Sequence) entry.value()).items().forEach(item -> collect(path, item, all));
      }
    }
  }

  private static Node root(SchemaName schema) {
    return JsonReader.read(SourceText.of(schema.key(), schema.text())).root();
  }

  private static String string(Node schema, String key) {
    return ((Node.Mapping) schema)
        .get(key)
        .filter(Node.Scalar.class::isInstance)
        .map(value -> ((Node.Scalar) value).text())
        .orElse("");
  }
}
