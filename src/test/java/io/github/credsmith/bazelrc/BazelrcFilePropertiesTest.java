package io.github.credsmith.bazelrc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.document.SourceText;
import io.github.credsmith.document.Span;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BazelrcFilePropertiesTest {
  @Property(tries = 500)
  void printingGivesTheSameText(@ForAll("rc") String text) {
    assertThat(parse(text).print()).isEqualTo(text);
  }

  @Property(tries = 500)
  void wordsStandInOrderAndApart(@ForAll("rc") String text) {
    int last = 0;
    for (BazelrcLine line : parse(text).lines()) {
      for (Token word : line.words()) {
        Span span = word.span();
        assertThat(span.start().offset()).isGreaterThanOrEqualTo(last);
        last = span.end().offset();
        assertThat(line.location().span().end().offset()).isGreaterThanOrEqualTo(last);
      }
    }
  }

  @Property(tries = 300)
  void whatIsQuotedIsReadBack(@ForAll("values") List<String> values) {
    StringBuilder line = new StringBuilder("build");
    for (String value : values) {
      line.append(" '").append(value.replace("\\", "\\\\").replace("'", "\\'")).append('\'');
    }

    assertThat(parse(line + "\n").lines().get(0).words().stream().skip(1).map(Token::value))
        .isEqualTo(values);
  }

  @Property(tries = 300)
  void everyPartOfAStatementHasAPlace(@ForAll("rc") String text) {
    for (Statement statement : parse(text).statements()) {
      if (statement instanceof Statement.OptionsLine line) {
        for (BazelOption option : line.options()) {
          assertThat(option.location().span().end())
              .isGreaterThanOrEqualTo(option.nameLocation().span().end());
          option.value().ifPresent(value -> assertThat(value.location()).isNotNull());
        }
      }
    }
  }

  @Provide
  Arbitrary<String> rc() {
    Arbitrary<String> pieces =
        Arbitraries.of(
                "\n",
                "\r\n",
                "\r",
                "\\",
                "\\\n",
                "\\\r\n",
                "#",
                "'",
                "\"",
                " ",
                "\t",
                "\0",
                "\f",
                "build",
                "common:ci",
                "import",
                "--a",
                "--noa",
                "=",
                "--",
                "-c",
                "--//x:y",
                "ü",
                "😀")
            .list()
            .ofMaxSize(40)
            .map(list -> String.join("", list));
    return Arbitraries.oneOf(pieces, Arbitraries.strings().ofMaxLength(80));
  }

  @Provide
  Arbitrary<List<String>> values() {
    return Arbitraries.strings()
        .withChars("ab '\"#\\=\t")
        .ofMinLength(1)
        .ofMaxLength(8)
        .filter(value -> !value.endsWith("\\"))
        .list()
        .ofMaxSize(5);
  }

  private static BazelrcFile parse(String text) {
    return BazelrcFile.parse(SourceText.of(".bazelrc", text));
  }
}
