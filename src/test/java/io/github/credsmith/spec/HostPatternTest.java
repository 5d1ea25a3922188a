package io.github.credsmith.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.uri.RequestUri;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPatternTest {

  @ParameterizedTest
  @CsvSource({
    "example.com, https://example.com/x, true",
    "example.com, https://example.com:8443/x, true",
    "example.com, http://example.com/x, true",
    "example.com, https://a.example.com/, false",
    "*.example.com, https://example.com/, true",
    "*.example.com, https://a.b.example.com:1/, true",
    "*.example.com, https://notexample.com/, false",
    "example.com:443, https://example.com/, true",
    "example.com:443, https://example.com:443/, true",
    "example.com:443, http://example.com/, false",
    "example.com:80, http://example.com/, true",
    "example.com:9092, https://example.com:9092/, true",
    "example.com:9092, https://example.com/, false",
    "*.example.com:9092, https://a.example.com:9092/, true",
    "localhost:5000, localhost:5000, true",
    "ghcr.io, ghcr.io, true",
    "EXAMPLE.com, https://example.com/, true",
    "example.com, https://EXAMPLE.com/, false",
    "b\u00fccher.example, https://xn--bcher-kva.example/, true",
  })
  void coversWhatTheSpecMeans(String pattern, String uri, boolean covered) {
    assertThat(HostPattern.parse(pattern).orElseThrow().covers(RequestUri.parse(uri)))
        .isEqualTo(covered);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "*.",
        "a.*.com",
        "*a.com",
        "a..b",
        "-a.com",
        "a.com:0",
        "a.com:65536",
        "a.com:",
        "a.com/x",
        "https://a.com",
        "[::1]:80",
        "a b.com",
        "*.*.a.com"
      })
  void refusesWhatNoTargetCanExpress(String pattern) {
    assertThat(HostPattern.parse(pattern)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "*.example.com, a.example.com, true, true",
    "*.example.com, example.com, true, true",
    "*.example.com, *.a.example.com, true, true",
    "a.example.com, *.example.com, false, true",
    "example.com, *.example.com, false, true",
    "example.com, example.com:1, true, true",
    "example.com:1, example.com, false, true",
    "example.com:1, example.com:2, false, false",
    "*.a.com, *.b.com, false, false",
  })
  void knowsWhichOfTwoIsWider(String left, String right, boolean covers, boolean overlaps) {
    HostPattern wide = HostPattern.parse(left).orElseThrow();
    HostPattern narrow = HostPattern.parse(right).orElseThrow();
    assertThat(wide.covers(narrow)).isEqualTo(covers);
    assertThat(wide.overlaps(narrow)).isEqualTo(overlaps);
    assertThat(narrow.overlaps(wide)).isEqualTo(overlaps);
  }
}
