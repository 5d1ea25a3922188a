package io.github.credsmith.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.document.Node;
import io.github.credsmith.document.ObjectBuilder;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.document.YamlReader;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written as YAML is read back as it was. */
class YamlTextPropertiesTest {

  @Property(tries = 300)
  void aStringIsReadBackAsItself(@ForAll("texts") String text) {
    Node.Mapping read = read(new ObjectBuilder().text("key", text).build());
    assertThat(read.get("key").orElseThrow())
        .isInstanceOfSatisfying(
            Node.Scalar.class, scalar -> assertThat(scalar.isString(text)).isTrue());
  }

  @Property(tries = 300)
  void listsAndMappingsKeepTheirStrings(@ForAll("lists") List<String> texts) {
    ObjectBuilder inner = new ObjectBuilder();
    for (int i = 0; i < texts.size(); i++) {
      inner.text("k" + i, texts.get(i));
    }
    Node.Mapping written =
        new ObjectBuilder()
            .add("list", ObjectBuilder.list(texts.stream().map(ObjectBuilder::string).toList()))
            .add("mapping", inner.build())
            .add("deep", ObjectBuilder.list(List.of(inner.build(), inner.build())))
            .build();
    assertThat(shape(read(written))).isEqualTo(shape(written));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings()
            .ofMaxLength(40)
            .filter(text -> text.chars().noneMatch(c -> Character.isSurrogate((char) c))),
        Arbitraries.strings().withChars("*.:-#,[]{}&!|>'\"%@` \\\n\tax01").ofMaxLength(12),
        Arbitraries.of("null", "~", "true", "no", "0x1f", "1e3", ".inf", "", "*.x", "a: b", "😀"));
  }

  @Provide
  Arbitrary<List<String>> lists() {
    return texts().list().ofMaxSize(6);
  }

  private static Node.Mapping read(Node.Mapping written) {
    String text = String.join("\n", YamlText.lines(written, "")) + "\n";
    return (Node.Mapping) YamlReader.read(SourceText.of("f", text)).root();
  }

  private static String shape(Node node) {
    if (node instanceof Node.Scalar scalar) {
      return scalar.type() + scalar.text();
    }
    return node instanceof Node.Mapping mapping
        ? mapping.entries().stream()
            .map(e -> e.name() + "=" + shape(e.value()))
            .collect(Collectors.joining(";", "{", "}"))
        : ((Node.Sequence) node)
            .items().stream()
                .map(YamlTextPropertiesTest::shape)
                .collect(Collectors.joining(";", "[", "]"));
  }
}
