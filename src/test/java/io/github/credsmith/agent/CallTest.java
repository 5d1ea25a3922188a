package io.github.credsmith.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.context.Environment;
import io.github.credsmith.context.OperatingSystem;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers send to the agent. */
class CallTest {

  @Property
  void whatIsSentIsRead(
      @ForAll("texts") String request, @ForAll("variables") Map<String, String> variables) {
    Call sent =
        new Call(
            request.getBytes(UTF_8),
            Environment.of(variables, OperatingSystem.LINUX),
            Path.of("/work space"));
    Call read = Call.parse(sent.body(), OperatingSystem.LINUX).orElseThrow();
    Map<String, String> expected = new HashMap<>(variables);
    expected.put("PWD", "/work space");
    assertThat(read.request()).isEqualTo(sent.request());
    assertThat(read.environment().variables()).isEqualTo(expected);
    assertThat(read.workingDirectory()).isEqualTo(sent.workingDirectory());
  }

  @Property
  void anyBytesAreReadOrRefused(@ForAll byte[] body) {
    assertThat(Call.parse(body, OperatingSystem.LINUX)).isNotNull();
  }

  /** Lines end in {@code !} for a NUL, which no annotation can hold. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{}!",
        "{}!A=b!",
        "{}!PWD=relative!",
        "{}!PWD=/x",
        "{}!PWD=/x!cut=of",
        "{}!PWD=/x!noequals!"
      })
  void whatIsNotWholeIsRefused(String body) {
    assertThat(Call.parse(body.replace('!', '\0').getBytes(UTF_8), OperatingSystem.LINUX))
        .isEqualTo(Optional.empty());
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("{}\":abcü\n").ofMaxLength(30);
  }

  @Provide
  Arbitrary<Map<String, String>> variables() {
    Arbitrary<String> names = Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(8);
    Arbitrary<String> values = Arbitraries.strings().withChars("ab=ü \n\t{}").ofMaxLength(12);
    return Arbitraries.maps(names, values).ofMaxSize(8);
  }
}
