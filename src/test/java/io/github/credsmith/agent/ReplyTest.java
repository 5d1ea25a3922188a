package io.github.credsmith.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the agent sends back. */
class ReplyTest {

  @Property
  void whatIsSentIsRead(
      @ForAll @IntRange(max = 255) int exitCode,
      @ForAll("lines") String output,
      @ForAll("manyLines") List<String> errors) {
    Reply reply = new Reply(exitCode, output, errors);
    assertThat(Reply.parse(reply.text())).contains(reply);
  }

  @Property
  void anyTextIsReadOrRefused(@ForAll String text) {
    assertThat(Reply.parse(text)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "0\n", "x\n{}\n", "0\n{}", "0000\n{}\n", "-1\n{}\n"})
  void whatIsNotWholeIsRefused(String text) {
    assertThat(Reply.parse(text)).isEmpty();
  }

  @Test
  void aLineHoldsNoLineEnd() {
    assertThatThrownBy(() -> Reply.answer("a\nb")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Reply.failure(1, "a\nb")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothingPrintsAnAnswer() {
    assertThat(Reply.answer("canary").toString()).doesNotContain("canary");
    assertThat(new AgentClient.Answer(200, "canary").toString()).doesNotContain("canary");
  }

  @Test
  void linesOfTheLogComeFirst() {
    assertThat(Reply.failure(1, "failed").after(List.of("asked")).text())
        .isEqualTo("1\n\nasked\nfailed\n");
  }

  @Provide
  Arbitrary<String> lines() {
    return Arbitraries.strings().withChars("{}\":abcü ").ofMaxLength(30);
  }

  @Provide
  Arbitrary<List<String>> manyLines() {
    return lines().list().ofMaxSize(4);
  }
}
