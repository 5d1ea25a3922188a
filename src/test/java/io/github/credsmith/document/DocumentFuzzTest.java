package io.github.credsmith.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;

/** Fuzzed: reading and editing JSON, reading YAML. */
class DocumentFuzzTest {
  private static final List<String> PATH = List.of("credHelpers", "registry.example");

  /** What is read and written again is the same tree. */
  @FuzzTest
  void json(byte[] input) {
    Document document;
    try {
      document = JsonReader.read(SourceText.decode("f.json", input));
    } catch (DocumentException notJson) {
      checkPlace(notJson);
      return;
    }
    checkPlaces(document.root(), document.source().text().length());
    String written = JsonText.file(document.root());
    Node again = JsonReader.read(SourceText.of("f.json", written)).root();
    assertThat(JsonText.file(again)).isEqualTo(written);
  }

  @FuzzTest
  void yaml(byte[] input) {
    try {
      for (Document document : YamlReader.readAll(SourceText.decode("f.yaml", input))) {
        checkPlaces(document.root(), document.source().text().length());
      }
    } catch (DocumentException notYaml) {
      checkPlace(notYaml);
    }
  }

  /** Setting gives the value, and removing it again leaves nothing of it. */
  @FuzzTest
  void jsonEditor(byte[] input) {
    String edited;
    try {
      JsonEditor editor = new JsonEditor(SourceText.decode("f.json", input));
      editor.set(PATH, "\"new\"");
      edited = editor.text();
      editor.remove(PATH);
      assertThat(helper(editor.text())).isNull();
    } catch (DocumentException notAnObject) {
      return;
    }
    assertThat(helper(edited)).isEqualTo("new");
  }

  private static String helper(String json) {
    Node root = JsonReader.read(SourceText.decode("f.json", json.getBytes(UTF_8))).root();
    return new JsonPointer(PATH)
        .resolve(root)
        .map(node -> ((Node.Scalar) node).text())
        .orElse(null);
  }

  private static void checkPlace(DocumentException e) {
    assertThat(e.location()).isNotNull();
    assertThat(e.getMessage()).isNotEmpty().doesNotContain("\n");
  }

  private static void checkPlaces(Node node, int length) {
    Span span = node.location().span();
    assertThat(span.start().offset()).isBetween(0, length);
    assertThat(span.end().offset()).isBetween(span.start().offset(), length);
    if (node instanceof Node.Mapping mapping) {
      mapping.entries().forEach(entry -> checkPlaces(entry.key(), length));
      mapping.entries().forEach(entry -> checkPlaces(entry.value(), length));
    } else if (node instanceof Node.Sequence list) {
      list.items().forEach(item -> checkPlaces(item, length));
    }
  }
}
