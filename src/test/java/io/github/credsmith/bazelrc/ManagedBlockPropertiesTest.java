package io.github.credsmith.bazelrc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.document.SourceText;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ManagedBlockPropertiesTest {
  private final ManagedBlock block = ManagedBlock.ofBazelrc("credsmith.yaml");

  @Property(tries = 300)
  void whatIsAroundTheBlockSurvives(
      @ForAll("text") String before, @ForAll("text") String after, @ForAll("body") String body) {
    String head = before.isEmpty() || before.endsWith("\n") ? before : before + "\n";
    String between = block.replace(source(""), body);
    String whole = head + between + after;

    String changed = block.replace(source(whole), "build --other\n");
    assertThat(changed).startsWith(head).endsWith(after);
    assertThat(block.replace(source(changed), body)).isEqualTo(whole);
    assertThat(block.remove(source(whole))).isEqualTo(head + after);
  }

  @Property(tries = 300)
  void appendingKeepsTheTextAndIsFoundAgain(
      @ForAll("text") String text, @ForAll("body") String body) {
    String once = block.replace(source(text), body);

    assertThat(once).startsWith(text);
    assertThat(block.replace(source(once), body)).isEqualTo(once);
    assertThat(block.find(source(once)))
        .isInstanceOfSatisfying(
            BlockState.Present.class,
            found -> {
              assertThat(found.intact()).isTrue();
              assertThat(found.body()).isEqualTo(body);
            });
  }

  @Property(tries = 300)
  void bazelReadsTheMarkersAsComments(@ForAll("text") String text) {
    String once = block.replace(source(text), "build --from_block\n");

    List<String> words =
        BazelrcFile.parse(source(once)).lines().stream()
            .flatMap(line -> line.words().stream())
            .map(Token::value)
            .toList();
    assertThat(words).contains("--from_block");
    assertThat(words).noneMatch(word -> word.contains("credsmith"));
  }

  @Provide
  Arbitrary<String> text() {
    Arbitrary<String> piece =
        Arbitraries.of("\n", "\r\n", "\\", "\\\n", "\r", "#", "'", "\"", " ", "build", "--a=b", "ü")
            .list()
            .ofMaxSize(30)
            .map(pieces -> String.join("", pieces));
    return Arbitraries.oneOf(piece, Arbitraries.strings().ofMaxLength(60));
  }

  @Provide
  Arbitrary<String> body() {
    return Arbitraries.of("build --a", "# note", "", "common --x='y z'", "  build:ci --b")
        .list()
        .ofMaxSize(6)
        .map(lines -> lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
  }

  private static SourceText source(String text) {
    return SourceText.of(".bazelrc", text);
  }
}
