package io.github.credsmith.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedTextTest {
  private static EmbeddedText value(String yaml) {
    SourceText source = SourceText.of("a.yaml", yaml);
    Node.Mapping root = (Node.Mapping) YamlReader.read(source).root();
    return EmbeddedText.of(source, (Node.Scalar) root.get("v").orElseThrow());
  }

  private static String placeOfKey(String yaml) {
    Node.Mapping root = (Node.Mapping) value(yaml).json().root();
    return root.entry("k").orElseThrow().key().location().span().toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v: '{\"k\": 1}'\n",
        "é😀: 1\nv: |\n  {\n    \"k\": 1\n  }\n",
        "a:\n- b\nv: |-\n\n    {\"a\": 1,\n\n      \"k\": 1}\nz: 1\n",
        "v: |\r\n  {\r\n    \"k\": 1\r\n  }\r\n"
      })
  void whatIsWrittenAsItIsHasItsExactPlace(String yaml) {
    Node.Mapping root = (Node.Mapping) value(yaml).json().root();
    Span place = root.entry("k").orElseThrow().key().location().span();

    assertThat(yaml.substring(place.start().offset(), place.end().offset())).isEqualTo("\"k\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"v: \"{\\\"k\\\": 1}\"\n", "v: >\n  {\"k\":\n  1}\n", "v: '{\"k\": ''1''}'\n"})
  void otherwiseTheWholeValueStandsForIt(String yaml) {
    SourceText source = SourceText.of("a.yaml", yaml);
    Node.Mapping outer = (Node.Mapping) YamlReader.read(source).root();
    Location whole = outer.get("v").orElseThrow().location();
    if (yaml.contains("''")) {
      assertThatExceptionOfType(DocumentException.class)
          .isThrownBy(() -> value(yaml).json())
          .satisfies(e -> assertThat(e.location()).isEqualTo(whole));
    } else {
      assertThat(placeOfKey(yaml)).isEqualTo(whole.span().toString());
    }
  }

  @Test
  void aFaultHasItsPlaceInTheOuterText() {
    assertThatExceptionOfType(DocumentException.class)
        .isThrownBy(() -> value("v: |\n  {\n    \"k\": ,\n  }\n").json())
        .satisfies(e -> assertThat(e.location()).hasToString("a.yaml:3:10"));
  }
}
