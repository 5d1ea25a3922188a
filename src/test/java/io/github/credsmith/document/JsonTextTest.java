package io.github.credsmith.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTextTest {

  @ParameterizedTest
  @CsvSource({
    "~, null",
    "'', null",
    "True, true",
    "FALSE, false",
    "0x1F, 31",
    "0o17, 15",
    "+7, 7",
    "-3, -3",
    "1.50, 1.50",
    "+1.5, 1.5",
    ".5, 0.5",
    "1e3, 1e3",
    "1., 1",
    "no, '\"no\"'"
  })
  void everyYamlValueIsWrittenAsJson(String yaml, String json) {
    Node value = YamlReader.read(SourceText.of("f", "k: " + yaml + "\n")).at("/k").orElseThrow();
    assertThat(JsonText.file(value)).isEqualTo(json + "\n");
    assertThat(JsonReader.read(SourceText.of("g", json)).root()).isNotNull();
  }

  @Test
  void whatJsonHasNoNumberForIsRefused() {
    Node value = YamlReader.read(SourceText.of("f", "k: -.inf\n")).at("/k").orElseThrow();
    assertThatThrownBy(() -> JsonText.file(value)).isInstanceOf(DocumentException.class);
  }

  @Test
  void shortObjectsStandOnOneLine() {
    String text =
        "{\n  \"a\": [\n    {\"b\": 1, \"c\": \"\\u0001\\n\"}\n  ],\n  \"d\": {},\n  \"e\": [1, 2]\n}\n";
    assertThat(JsonText.file(JsonReader.read(SourceText.of("f", text)).root())).isEqualTo(text);
  }
}
