package io.github.credsmith.document;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SourceTextPropertiesTest {

  @Property(tries = 300)
  void columnsCountCodePointsFromTheStartOfTheLine(@ForAll("texts") String text) {
    SourceText source = SourceText.of("f", text);
    for (int offset = 0; offset <= text.length(); offset++) {
      String before = text.substring(0, offset);
      int lineStart = before.lastIndexOf('\n') + 1;
      Position position = source.position(offset);
      assertThat(position.line())
          .isEqualTo((int) before.chars().filter(c -> c == '\n').count() + 1);
      assertThat(position.column()).isEqualTo(text.codePointCount(lineStart, offset) + 1);
      assertThat(position.offset()).isEqualTo(offset);
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("a", "\n", "\r\n", "\uD83D\uDD11", "\uD83D", "\uDD11", "\u00e9")
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }
}
