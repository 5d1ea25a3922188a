package io.github.credsmith.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReaderTest {

  @Test
  void keysAndValuesKnowWhereTheyStand() {
    Document document =
        read(
            "\uFEFF{\r\n  \"a\\\"b\" : [ 1.50 , \"\uD83D\uDD11\", null,true ] ,\r\n  \"c\": {}\r\n}\r\n");
    Node list = document.at("/a\"b").orElseThrow();
    assertThat(span(list)).isEqualTo("2:12-2:37");
    assertThat(span(document.at("/a\"b/0").orElseThrow())).isEqualTo("2:14-2:18");
    assertThat(span(document.at("/a\"b/1").orElseThrow())).isEqualTo("2:21-2:24");
    assertThat(span(document.at("/a\"b/2").orElseThrow())).isEqualTo("2:26-2:30");
    assertThat(span(document.at("/a\"b/3").orElseThrow())).isEqualTo("2:31-2:35");
    assertThat(span(document.at("/c").orElseThrow())).isEqualTo("3:8-3:10");
    assertThat(span(((Node.Mapping) document.root()).entries().get(0).key())).isEqualTo("2:3-2:9");
  }

  @Test
  void positionsHoldBehindLongText() {
    String filler = "\"" + "x".repeat(100_000) + "\"";
    Document document = read("{\"a\": " + filler + ",\n\"b\": 17}");
    assertThat(span(document.at("/b").orElseThrow())).isEqualTo("2:6-2:8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "'' | 1:1 | is empty",
        "'{\"a\": 1,}' | 1:9 | is not JSON: unexpected text",
        "'{\"a\": 1 // x\n}' | 1:9 | is not JSON: comments are not allowed in it",
        "'# x\n{}' | 1:1 | is not JSON: comments are not allowed in it",
        "'{\"a\": 1} {}' | 1:10 | is not JSON: text after the end of the value",
        "'{\"a\": ' | 1:7 | is not JSON: it ends in the middle of a value",
        "'{\"a\": 1, \"a\": 2}' | 1:10 | has the key `a` twice; it stands first at 1:2",
        "'{\"token\": ghp_canary}' | 1:11 | is not JSON: unexpected text",
      })
  void whatCannotBeReadIsNamedWithItsPlaceAndNotQuoted(String text, String place, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOfSatisfying(
            DocumentException.class, e -> assertThat(e.location()).hasToString("f:" + place))
        .hasMessage(message.replace('`', '\''));
  }

  @Test
  void depthIsBounded() {
    assertThat(read("[".repeat(64) + "]".repeat(64)).root()).isNotNull();
    assertThatThrownBy(() -> read("[".repeat(65) + "]".repeat(65)))
        .hasMessageContaining("64 levels");
    assertThatThrownBy(() -> read("[".repeat(100_000))).hasMessageContaining("64 levels");
  }

  @Test
  void bytesThatAreNotUtf8AreNamedWithTheirOffset() {
    byte[] bytes = {'{', '\n', '"', (byte) 0xC3, '"', '}'};
    assertThatThrownBy(() -> SourceText.decode("f", bytes))
        .isInstanceOfSatisfying(
            DocumentException.class, e -> assertThat(e.location()).hasToString("f:2:2"))
        .hasMessage("is not UTF-8: invalid byte at offset 3");
  }

  @Test
  void aFileOfMoreThanFourMebibytesIsRefused() {
    assertThatThrownBy(() -> SourceText.decode("f", new byte[SourceText.MAX_BYTES + 1]))
        .hasMessageContaining("larger than");
  }

  private static Document read(String text) {
    return JsonReader.read(SourceText.of("f", text));
  }

  private static String span(Node node) {
    Span span = node.location().span();
    return span.start() + "-" + span.end();
  }
}
