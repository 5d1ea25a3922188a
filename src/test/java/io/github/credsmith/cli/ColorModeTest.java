package io.github.credsmith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.context.Environment;
import io.github.credsmith.context.OperatingSystem;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColorModeTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          auto,   false, '',                           false
          auto,   true,  '',                           true
          auto,   true,  NO_COLOR=1,                   false
          auto,   true,  NO_COLOR=,                    true
          auto,   true,  TERM=dumb,                    false
          auto,   true,  CLICOLOR=0,                   false
          auto,   false, CLICOLOR_FORCE=1,             true
          auto,   false, CLICOLOR_FORCE=0,             false
          auto,   true,  NO_COLOR=1 CLICOLOR_FORCE=1,  false
          always, false, NO_COLOR=1,                   true
          never,  true,  CLICOLOR_FORCE=1,             false
          """)
  void theCommandLineBeatsTheEnvironmentAndThatTheTerminal(
      String mode, boolean terminal, String variables, boolean coloured) {
    Map<String, String> values =
        Stream.of(variables.split(" "))
            .filter(word -> !word.isEmpty())
            .map(word -> word.split("=", 2))
            .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    Environment environment = Environment.of(values, OperatingSystem.LINUX);

    assertThat(ColorMode.valueOf(mode.toUpperCase()).colours(environment, terminal))
        .isEqualTo(coloured);
  }
}
