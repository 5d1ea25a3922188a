package io.github.credsmith.bazelrc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.bazelrc.Token.Oddity;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.SourceText;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BazelrcFileTest {
  static Stream<Arguments> linesAndWords() {
    return Stream.of(
        words("build --a --b", "build", "--a", "--b"),
        words("  build\t--a \r\n", "build", "--a"),
        words("build --a=\"b c\"'d e'f", "build", "--a=b cd ef"),
        words("build --a=b\\ c\\\"\\\\", "build", "--a=b c\"\\"),
        words("build \"a\\\"b\" 'c\\'d'", "build", "a\"b", "c'd"),
        words("build --a # --b", "build", "--a"),
        words("build --a#b --c", "build", "--a"),
        words("build \"#a\" \\#b", "build", "#a", "#b"),
        words("build '' \"\" --a", "build", "--a"),
        words("build --a=\"b c", "build", "--a=b c"),
        words("build --a\\", "build", "--a"),
        words("build --a\\  ", "build", "--a"),
        words("build --a \\\n  --b", "build", "--a", "--b"),
        words("bu\\\nild --a\\\r\n=b", "build", "--a=b"),
        words("build '--a \\\nb'", "build", "--a b"),
        words("build a\\\\\nb", "build", "ab"),
        words("build a\0b", "build", "a", "b"),
        words("build a\fb\f", "build", "a\fb"),
        words("\uFEFFbuild --a", "\uFEFFbuild", "--a"),
        words("\uFEFF build --a", "\uFEFF", "build", "--a"),
        words("# build \\"),
        words("\\"),
        words("''"));
  }

  @ParameterizedTest
  @MethodSource("linesAndWords")
  void aLineIsSplitAsBazelDoes(String text, List<String> words) {
    BazelrcFile file = parse(text);

    assertThat(file.lines()).hasSize(1);
    assertThat(file.lines().get(0).words()).extracting(Token::value).isEqualTo(words);
    assertThat(file.print()).isEqualTo(text);
  }

  @Test
  void aJoinedCommentTakesTheNextLine() {
    BazelrcFile file = parse("# note \\\nbuild --a\nbuild --b\n");

    assertThat(file.statements()).hasSize(1);
    assertThat(file.lines().get(0).comment())
        .hasValueSatisfying(
            comment -> {
              assertThat(comment.value()).isEqualTo(" note build --a");
              assertThat(comment.raw()).isEqualTo("# note \\\nbuild --a");
            });
  }

  @Test
  void aLineMadeByTheFirstKindOfJoinIsJoinedByTheSecond() {
    assertThat(parse("build \\\\\r\n\n--a").lines().get(0).words())
        .extracting(Token::value)
        .containsExactly("build", "--a");
  }

  @Test
  void wordsKnowTheirPlaceThroughJoinsAndQuotes() {
    BazelrcFile file = parse("build \\\n  --a=\"é x\" \\\r\n  --b\\\nc # why\n\ntest --d\n");
    List<Token> words = file.statements().get(0).line().words();

    assertThat(words)
        .extracting(word -> place(word.location()))
        .containsExactly("1:1-1:6", "2:3-2:12", "3:3-4:2");
    assertThat(place(words.get(1).location(4, 7))).isEqualTo("2:8-2:11");
    assertThat(words.get(2).raw()).isEqualTo("--b\\\nc");
    assertThat(place(file.lines().get(0).comment().orElseThrow().location())).isEqualTo("4:3-4:8");
    assertThat(place(file.statements().get(1).line().location())).isEqualTo("6:1-7:1");
  }

  @Test
  void partsOfAValueKnowTheirPlaceThroughEscapes() {
    Token word = parse("build a\\b'c'\\\nd").statements().get(0).line().words().get(1);

    assertThat(word.value()).isEqualTo("abcd");
    assertThat(place(word.location(1, 2))).isEqualTo("1:8-1:10");
    assertThat(place(word.location(2, 4))).isEqualTo("1:11-2:2");
    assertThat(place(word.location(0, 0))).isEqualTo("1:7-1:7");
    assertThat(place(word.location(4, 4))).isEqualTo("2:2-2:2");
  }

  @Test
  void whatBazelAcceptsSilentlyIsVisible() {
    BazelrcLine line = parse("build --a=\"b c --d").lines().get(0);
    assertThat(line.words().get(1).oddities()).containsExactly(Oddity.UNCLOSED_QUOTE);

    assertThat(parse("build --a\\ ").lines().get(0).words().get(1).oddities())
        .containsExactly(Oddity.DANGLING_BACKSLASH);
    assertThat(parse("build --a=b#c").lines().get(0).words().get(1).oddities())
        .containsExactly(Oddity.CUT_BY_COMMENT);
    assertThat(parse("build --a=b #c").lines().get(0).words().get(1).oddities()).isEmpty();
    assertThat(parse("build '' --a").lines().get(0).emptyWords()).hasSize(1);
  }

  @Test
  void anEmptyFileHasNoLines() {
    assertThat(parse("").lines()).isEmpty();
    assertThat(parse("\n\n").statements()).isEmpty();
    assertThat(parse("\\\n").print()).isEqualTo("\\\n");
    assertThat(parse("build --a\n\\\n").print()).isEqualTo("build --a\n\\\n");
    assertThat(parse("\uFEFF").print()).isEqualTo("\uFEFF");
  }

  @Test
  void aVeryLongLineIsRead() {
    String text = "build" + " --a=b\\\n".repeat(200_000);

    assertThat(parse(text).statements().get(0))
        .isInstanceOfSatisfying(
            Statement.OptionsLine.class, line -> assertThat(line.options()).hasSize(200_000));
  }

  private static Arguments words(String text, String... words) {
    return Arguments.of(text, List.of(words));
  }

  private static String place(Location location) {
    return location.span().start() + "-" + location.span().end();
  }

  private static BazelrcFile parse(String text) {
    return BazelrcFile.parse(SourceText.of(".bazelrc", text));
  }
}
