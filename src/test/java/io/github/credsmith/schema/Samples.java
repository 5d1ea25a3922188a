package io.github.credsmith.schema;

import io.github.credsmith.document.Document;
import io.github.credsmith.document.JsonReader;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.document.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sample documents in {@code src/test/resources/schema/SCHEMA/(valid|invalid)}. */
final class Samples {
  private static final Path FOLDER =
      Path.of(System.getProperty("project.root"), "src/test/resources/schema");

  private Samples() {}

  static List<Document> valid(SchemaName schema) {
    return all(FOLDER.resolve(schema.key()).resolve("valid"));
  }

  static List<Document> invalid(SchemaName schema) {
    return all(FOLDER.resolve(schema.key()).resolve("invalid"));
  }

  /** The valid sample that has every key of its format. */
  static Document full(SchemaName schema) {
    return valid(schema).stream()
        .filter(sample -> sample.file().startsWith("full."))
        .findFirst()
        .orElseThrow();
  }

  static Document yaml(String text) {
    return YamlReader.read(SourceText.of("credsmith.yaml", text));
  }

  static Document json(String text) {
    return JsonReader.read(SourceText.of("file.json", text));
  }

  private static List<Document> all(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().map(Samples::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Document read(Path file) {
    String name = file.getFileName().toString();
    SourceText source = SourceText.read(file, name);
    return name.endsWith(".json") ? JsonReader.read(source) : YamlReader.read(source);
  }
}
