package io.github.credsmith.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Durations as Go's ParseDuration reads them. */
class GoDurationTest {

  @ParameterizedTest
  @CsvSource({
    "3h, PT3H",
    "1h30m, PT1H30M",
    "1.5h, PT1H30M",
    "90s, PT1M30S",
    "250ms, PT0.25S",
    "10us, PT0.00001S",
    "10µs, PT0.00001S",
    "7ns, PT0.000000007S",
    ".5s, PT0.5S",
    "1.s, PT1S",
    "0, PT0S",
    "-0, PT0S",
    "-1s, PT-1S",
    "+1m, PT1M",
    "1m1m, PT2M"
  })
  void durations(String text, Duration expected) {
    assertThat(GoDuration.parse(text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3", "h", "1 h", "3H", "1d", "--1s", "1s-", ".s", "300000000h", "x"})
  void others(String text) {
    assertThat(GoDuration.parse(text)).isEmpty();
  }

  @Property
  void wholeSecondsComeBack(@ForAll int seconds) {
    assertThat(GoDuration.parse(seconds + "s")).contains(Duration.ofSeconds(seconds));
  }

  @Property
  void anyTextIsReadOrRefused(@ForAll String text) {
    assertThat(GoDuration.parse(text)).isNotNull();
  }
}
