package io.github.credsmith.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonEditorTest {

  @Test
  void anEmptyDocumentGetsOneMemberALine() {
    assertThat(set("{}\n", "1", "a", "b")).isEqualTo("{\n\t\"a\": {\n\t\t\"b\": 1\n\t}\n}\n");
  }

  @Test
  void whatIsAddedTakesTheIndentOfTheFile() {
    assertThat(set("{\n    \"x\": {},\n    \"y\": [1]\n}", "1", "x", "a"))
        .isEqualTo("{\n    \"x\": {\n        \"a\": 1\n    },\n    \"y\": [1]\n}");
    assertThat(set("{\n  \"y\": [1]\n}", "1", "x", "a"))
        .isEqualTo("{\n  \"y\": [1],\n  \"x\": {\n    \"a\": 1\n  }\n}");
  }

  @Test
  void whatStandsOnOneLineStaysOnIt() {
    assertThat(set("{\"x\": {}}", "1", "x", "a")).isEqualTo("{\"x\": {\"a\": 1}}");
    assertThat(set("{\"x\":{\"b\":2}}", "1", "x", "a")).isEqualTo("{\"x\":{\"b\":2, \"a\": 1}}");
    assertThat(set("{\"x\": 0}", "1", "y", "a")).isEqualTo("{\"x\": 0, \"y\": {\"a\": 1}}");
    assertThat(set("{\n\t\"x\": {\"b\": 2}\n}", "1", "x", "a"))
        .isEqualTo("{\n\t\"x\": {\"b\": 2, \"a\": 1}\n}");
  }

  @Test
  void lineEndsAndTheByteOrderMarkAreKept() {
    String text = "\uFEFF{\r\n  \"x\": {},\r\n  \"k\u00e9y \uD83D\uDD11\": null\r\n}\r\n";
    assertThat(set(text, "1", "x", "a"))
        .isEqualTo(
            "\uFEFF{\r\n  \"x\": {\r\n    \"a\": 1\r\n  },\r\n  \"k\u00e9y \uD83D\uDD11\": null\r\n}\r\n");
    assertThat(set(text, "1", "z")).contains("null,\r\n  \"z\": 1\r\n}\r\n");
  }

  @Test
  void aValueIsReplacedWhereItStands() {
    assertThat(set("{ \"a\" : 1.50 ,\"b\":2}", "\"new\"", "a"))
        .isEqualTo("{ \"a\" : \"new\" ,\"b\":2}");
    assertThat(set("{\"\\u0061\": [ ]}", "{}", "a")).isEqualTo("{\"\\u0061\": {}}");
  }

  @Test
  void aMemberIsRemovedWithItsComma() {
    String text = "{\n  \"a\": 1,\n  \"b\": 2,\n  \"c\": {\"d\": 3}\n}\n";
    assertThat(remove(text, "a")).isEqualTo("{\n  \"b\": 2,\n  \"c\": {\"d\": 3}\n}\n");
    assertThat(remove(text, "b")).isEqualTo("{\n  \"a\": 1,\n  \"c\": {\"d\": 3}\n}\n");
    assertThat(remove(text, "c")).isEqualTo("{\n  \"a\": 1,\n  \"b\": 2\n}\n");
    assertThat(remove(text, "c", "d")).isEqualTo("{\n  \"a\": 1,\n  \"b\": 2,\n  \"c\": {}\n}\n");
  }

  @Test
  void whatIsNotThereIsNotRemoved() {
    String text = "{\"a\": 1, \"b\": {}}";
    assertThat(remove(text, "x")).isEqualTo(text);
    assertThat(remove(text, "a", "x")).isEqualTo(text);
    assertThat(remove(text, "b", "x")).isEqualTo(text);
    assertThat(remove("[1]", "0")).isEqualTo("[1]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "{\"a\": []}", "{\"a\": null}"})
  void nothingIsSetBelowWhatIsNoObject(String text) {
    assertThatThrownBy(() -> set(text, "1", "a", "b"))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("where an object is expected");
  }

  private static String set(String text, String json, String... path) {
    JsonEditor editor = new JsonEditor(SourceText.of("f", text));
    editor.set(List.of(path), json);
    return editor.text();
  }

  private static String remove(String text, String... path) {
    JsonEditor editor = new JsonEditor(SourceText.of("f", text));
    editor.remove(List.of(path));
    return editor.text();
  }
}
