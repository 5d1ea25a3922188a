package io.github.credsmith.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {

  @Test
  void keysAndValuesKnowWhereTheyStand() {
    Document document = read("a:\n  - x: 'one'\n    y: [1, 2]\n");
    assertThat(at(document, "/a/0/x")).hasToString("f:2:8");
    assertThat(at(document, "/a/0/y/1")).hasToString("f:3:12");
    assertThat(at(document, "/a/0/y").span().end().column()).isEqualTo(14);
    assertThat(((Node.Mapping) document.root()).entry("a").orElseThrow().key().location())
        .hasToString("f:1:1");
  }

  @Test
  void columnsCountCodePointsAndOffsetsCountUtf16() {
    Document document = read("\uD83D\uDD11: {\uD83D\uDD11: v}\n");
    Location value = at(document, "/\uD83D\uDD11/\uD83D\uDD11");
    assertThat(value.span().start()).isEqualTo(new Position(1, 8, 9));
  }

  @Test
  void byteOrderMarkAndCrlfAreAccepted() {
    Document document = read("\uFEFFa: 1\r\nb: 2\r\n");
    assertThat(at(document, "/b")).hasToString("f:2:4");
    assertThat(document.source().hasByteOrderMark()).isTrue();
    assertThat(document.source().usesCrlf()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "no, STRING",
    "yes, STRING",
    "on, STRING",
    "0o14, INTEGER",
    "0x1F, INTEGER",
    "010, INTEGER",
    "1.5, NUMBER",
    "true, BOOLEAN",
    "True, BOOLEAN",
    "~, NULL",
    "null, NULL",
    "8.4.2, STRING",
    "10s, STRING"
  })
  void scalarsFollowTheCoreSchema(String text, Node.ScalarType type) {
    Node value = read("k: " + text + "\n").at("/k").orElseThrow();
    assertThat(((Node.Scalar) value).type()).isEqualTo(type);
  }

  @Test
  void aliasesRepeatTheValueTheyName() {
    Document document = read("a: &x [1]\nb: *x\n");
    assertThat(document.at("/b/0")).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "\"a: 1\nb: 2\na: 3\n\" | 3:1 | has the key 'a' twice; it stands first at 1:1",
        "\"a:\n\t- b\n\" | 2:1 | is not YAML: a tab where only spaces can indent",
        "\"a: *x\n\" | 1:4 | has the alias '*x' without an anchor that ends before it",
        "\"a: &x [*x]\n\" | 1:8 | has the alias '*x' without an anchor that ends before it",
        "\"a: [1\n\" | 2:1 | is not YAML",
        "\"1: x\n\" | 1:1 | has a key that is an integer; keys are strings (quote it)",
        "\"a: !!binary aGk=\n\" | 1:4 | has the tag 'tag:yaml.org,2002:binary', which cannot be used here",
        "\"a: !x%0A 1\n\" | 1:4 | has the tag '!x?', which cannot be used here",
        "\"a: !x%20 1\n\" | 1:4 | has the tag '!x ', which cannot be used here",
        "\"a: 1\n---\nb: 2\n\" | 3:1 | has a second YAML document; one file holds one document",
        "\"# nothing\n\" | 1:1 | is empty",
        "\"\" | 1:1 | is empty",
        "\"a: \u0007\n\" | 1:4 | is not YAML: control character U+0007",
      })
  void whatCannotBeReadIsNamedWithItsPlace(String text, String place, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOfSatisfying(
            DocumentException.class, e -> assertThat(e.location()).hasToString("f:" + place))
        .hasMessageStartingWith(message);
  }

  @Test
  void anAliasBombIsRefused() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      bomb.append(String.format("a%d: &a%d [%s]%n", i, i, ("*a" + (i - 1) + ", ").repeat(9)));
    }
    assertThatThrownBy(() -> read(bomb.toString()))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("aliases expanded");
  }

  @Test
  void depthIsBounded() {
    assertThat(read("a: " + "[".repeat(63) + "]".repeat(63)).root()).isNotNull();
    assertThatThrownBy(() -> read("a: " + "[".repeat(64) + "]".repeat(64)))
        .hasMessageContaining("64 levels");
    assertThatThrownBy(() -> read("[".repeat(100_000))).hasMessageContaining("64 levels");
    assertThatThrownBy(() -> read("- ".repeat(10_000) + "x")).hasMessageContaining("64 levels");
  }

  @Test
  void manifestsMayHoldSeveralDocuments() {
    assertThat(YamlReader.readAll(SourceText.of("f", "---\na: 1\n---\n# none\n---\nb: 2\n")))
        .hasSize(2);
  }

  private static Document read(String text) {
    return YamlReader.read(SourceText.of("f", text));
  }

  private static Location at(Document document, String pointer) {
    return document.at(pointer).orElseThrow().location();
  }
}
