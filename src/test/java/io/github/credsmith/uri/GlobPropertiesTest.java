package io.github.credsmith.uri;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class GlobPropertiesTest {

  @Property(tries = 500)
  void matchesWhatTheEquivalentRegularExpressionMatches(
      @ForAll("globs") String glob, @ForAll("texts") String text) {
    assertThat(new Glob(glob).matches(text)).isEqualTo(text.matches(regex(glob)));
  }

  @Property(tries = 500)
  void aCommonTextIsMatchedByBoth(@ForAll("globs") String left, @ForAll("globs") String right) {
    new Glob(left)
        .commonText(new Glob(right))
        .ifPresent(
            text -> {
              assertThat(new Glob(left).matches(text)).isTrue();
              assertThat(new Glob(right).matches(text)).isTrue();
            });
  }

  @Property(tries = 500)
  void globsThatMatchOneTextOverlap(
      @ForAll("globs") String left, @ForAll("globs") String right, @ForAll("texts") String text) {
    if (new Glob(left).matches(text) && new Glob(right).matches(text)) {
      assertThat(new Glob(left).overlaps(new Glob(right))).isTrue();
    }
  }

  @Property(tries = 500)
  void whatTheNarrowerGlobMatchesTheCoveringOneMatches(
      @ForAll("globs") String left, @ForAll("globs") String right, @ForAll("texts") String text) {
    if (new Glob(left).covers(new Glob(right)) && new Glob(right).matches(text)) {
      assertThat(new Glob(left).matches(text)).isTrue();
    }
  }

  @Property(tries = 500)
  void aGlobThatDoesNotCoverAnotherMissesOneOfItsTexts(
      @ForAll("globs") String left, @ForAll("globs") String right) {
    if (!new Glob(left).covers(new Glob(right))) {
      String text = right.replace("*", "\u2603");
      assertThat(new Glob(right).matches(text)).isTrue();
      assertThat(new Glob(left).matches(text)).isFalse();
    }
  }

  @Property(tries = 500)
  void globsOverlapExactlyWhenAShortTextIsMatchedByBoth(
      @ForAll("shortGlobs") String left, @ForAll("shortGlobs") String right) {
    boolean common =
        texts("", 6).anyMatch(text -> text.matches(regex(left)) && text.matches(regex(right)));
    assertThat(new Glob(left).overlaps(new Glob(right))).isEqualTo(common);
  }

  @Provide
  Arbitrary<String> shortGlobs() {
    return Arbitraries.strings().withChars('a', 'b', '*').ofMaxLength(3);
  }

  /** All texts of the letters a and b that begin so and are at most so much longer. */
  private static Stream<String> texts(String start, int longer) {
    return longer == 0
        ? Stream.of(start)
        : Stream.of(
                Stream.of(start), texts(start + "a", longer - 1), texts(start + "b", longer - 1))
            .flatMap(texts -> texts);
  }

  @Provide
  Arbitrary<String> globs() {
    return Arbitraries.strings().withChars('a', 'b', '.', '*').ofMaxLength(7);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars('a', 'b', '.').ofMaxLength(7);
  }

  private static String regex(String glob) {
    StringBuilder regex = new StringBuilder();
    for (char c : glob.toCharArray()) {
      regex.append(c == '*' ? ".*" : Pattern.quote(String.valueOf(c)));
    }
    return regex.toString();
  }
}
