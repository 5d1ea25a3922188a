package io.github.credsmith.uri;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Optional;

/** Fuzzed: what a URI and a glob mean. An input of several lines is several arguments. */
class UriFuzzTest {
  @FuzzTest
  void requestUri(byte[] input) {
    String text = new String(input, UTF_8);
    RequestUri uri;
    try {
      uri = RequestUri.parse(text);
    } catch (InvalidUriException e) {
      assertThat(e.getMessage()).isNotEmpty().doesNotContain("\n");
      return;
    }
    assertThat(uri.text()).isEqualTo(text);
    assertThat(uri.host()).isNotEmpty();
    assertThat(uri.authority()).startsWith(uri.host()).doesNotContain("@");
    assertThat(uri.effectivePort()).isBetween(0, 65535);
  }

  /** Lines: a glob, another, a text. */
  @FuzzTest
  void glob(byte[] input) {
    String[] lines = new String(input, UTF_8).replace("\uFFFF", "").split("\n", 3);
    Glob glob = new Glob(lines[0]);
    Glob other = new Glob(lines.length > 1 ? lines[1] : "");
    String text = lines.length > 2 ? lines[2] : "";

    Optional<String> common = glob.commonText(other);
    common.ifPresent(t -> assertThat(glob.matches(t) && other.matches(t)).isTrue());
    assertThat(common.isPresent()).isEqualTo(other.commonText(glob).isPresent());
    if (glob.matches(text) && other.matches(text)) {
      assertThat(common).isPresent();
    }
    if (glob.covers(other)) {
      assertThat(common).isPresent();
      assertThat(glob.matches(text) || !other.matches(text)).isTrue();
    }
    assertThat(glob.covers(glob)).isTrue();
    assertThat(new Glob("*" + glob.pattern()).covers(glob)).isTrue();
    if (glob.isLiteral()) {
      assertThat(glob.matches(text)).isEqualTo(glob.pattern().equals(text));
    }
  }
}
