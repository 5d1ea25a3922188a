package io.github.credsmith.helper;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.http.TestContexts;
import io.github.credsmith.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestLogTest {
  private final List<String> lines = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "off, OFF",
    "basic, BASIC",
    "debug, DEBUG",
    "0, OFF",
    "1, BASIC",
    "2, DEBUG",
    "DEBUG, DEBUG",
    "'', OFF",
    "verbose, OFF"
  })
  void theLevelIsAWordOrANumber(String value, LogLevel level) {
    assertThat(LogLevel.of(TestContexts.with("CREDENTIAL_HELPER_LOGGING", value).environment()))
        .isEqualTo(level);
  }

  @Test
  void theLevelIsOffByDefault() {
    assertThat(LogLevel.of(TestContexts.with().environment())).isEqualTo(LogLevel.OFF);
  }

  @Test
  void aLevelShowsItselfAndLess() {
    log(LogLevel.OFF);
    assertThat(lines).isEmpty();
    log(LogLevel.BASIC);
    assertThat(lines).containsExactly("b");
    log(LogLevel.DEBUG);
    assertThat(lines).containsExactly("b", "b", "d");
  }

  @Test
  void whatIsNotShownIsNotMade() {
    new RequestLog(LogLevel.BASIC, lines::add)
        .debug(
            () -> {
              throw new AssertionError("made");
            });
  }

  @Test
  void secretsAreTakenOutInEveryEncoding() {
    RequestLog log = new RequestLog(LogLevel.DEBUG, lines::add);
    log.know(Secret.of("hunter2 secret"));
    log.debug(() -> "a hunter2 secret b aHVudGVyMiBzZWNyZXQ= c hunter2+secret d");
    assertThat(lines)
        .singleElement()
        .asString()
        .startsWith("a ***")
        .doesNotContain("hunter2", "aHVudGVyMiBzZWNyZXQ");
  }

  @Test
  void aLineStaysOneLine() {
    new RequestLog(LogLevel.DEBUG, lines::add).debug(() -> "one\ntwo\u001b[31m");
    assertThat(lines).containsExactly("one two [31m");
  }

  private void log(LogLevel level) {
    RequestLog log = new RequestLog(level, lines::add);
    log.basic(() -> "b");
    log.debug(() -> "d");
  }
}
