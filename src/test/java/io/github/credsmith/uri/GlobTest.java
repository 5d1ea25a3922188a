package io.github.credsmith.uri;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GlobTest {
  /** So long that anything that takes the one length times the other does not end. */
  private static final int LONG = 2_000_000;

  @Test
  void aLongLiteralIsSoughtWithoutGoingBack() {
    Glob glob = new Glob("*" + "a".repeat(LONG / 2) + "b*");

    assertThat(glob.matches("a".repeat(LONG))).isFalse();
    assertThat(glob.matches("a".repeat(LONG) + "b")).isTrue();
  }

  @Test
  void longGlobsAreCompared() {
    Glob left = new Glob("x*a".repeat(LONG / 3));
    Glob right = new Glob("x*b".repeat(LONG / 3) + "*a");

    assertThat(left.overlaps(right)).isTrue();
    assertThat(left.overlaps(new Glob("x*b"))).isFalse();
  }

  @Test
  void aCommonTextIsShortWhereItCanBe() {
    assertThat(new Glob("cdn.*").commonText(new Glob("*.example.com"))).contains("cdn.example.com");
    assertThat(new Glob("/acme/*").commonText(new Glob("/*/x"))).contains("/acme/x");
    assertThat(new Glob("a*a").commonText(new Glob("*"))).contains("aa");
    assertThat(new Glob("*s3*").commonText(new Glob("a*"))).contains("as3");
  }
}
