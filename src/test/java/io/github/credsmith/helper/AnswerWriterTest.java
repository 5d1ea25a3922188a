package io.github.credsmith.helper;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.secret.Secret;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnswerWriterTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @Test
  void noHeadersAreAnEmptyObject() {
    assertThat(AnswerWriter.json(CredentialAnswer.none())).isEqualTo("{}");
    assertThat(AnswerWriter.json(CredentialAnswer.none().expiring(Optional.of(Instant.EPOCH))))
        .isEqualTo("{}");
  }

  @Test
  void oneValueIsAnArrayToo() {
    assertThat(AnswerWriter.json(CredentialAnswer.of("a", Secret.of("b"))))
        .isEqualTo("{\"headers\":{\"a\":[\"b\"]}}");
  }

  @Test
  void headersAndValuesKeepTheirOrder() {
    CredentialAnswer answer =
        CredentialAnswer.of("Authorization", Secret.of("x"))
            .with("Accept", "one")
            .with("Version", "2.0")
            .with("Accept", "two");
    assertThat(AnswerWriter.json(answer))
        .isEqualTo(
            "{\"headers\":{\"Authorization\":[\"x\"],\"Accept\":[\"one\",\"two\"],"
                + "\"Version\":[\"2.0\"]}}");
  }

  @Test
  void theExpiryHasNoFraction() {
    assertThat(expires(Instant.parse("2026-05-01T13:45:00.123456789Z")))
        .isEqualTo("2026-05-01T13:45:00Z");
  }

  @Test
  void anExpiryThatFourDigitsCannotSayIsLeftOut() {
    for (Instant far : new Instant[] {Instant.MAX, Instant.MIN}) {
      String json =
          AnswerWriter.json(CredentialAnswer.of("a", Secret.of("b")).expiring(Optional.of(far)));
      assertThat(json).isEqualTo("{\"headers\":{\"a\":[\"b\"]}}");
    }
  }

  @Property(tries = 300)
  void bazelReadsEveryExpiry(@ForAll @LongRange(min = 1, max = 253402300798L) long second) {
    DateTimeFormatter bazel = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");
    assertThat(OffsetDateTime.parse(expires(Instant.ofEpochSecond(second, 5)), bazel).toInstant())
        .isEqualTo(Instant.ofEpochSecond(second));
  }

  @Property(tries = 300)
  void anyTextIsReadBackAsItWas(@ForAll String name, @ForAll String value) {
    JsonNode tree = JSON.readTree(AnswerWriter.json(CredentialAnswer.of(name, Secret.of(value))));
    assertThat(tree.get("headers").get(name).get(0).asString())
        .isEqualTo(Secret.of(value).reveal());
  }

  @Test
  void anAnswerNeverPrintsItsValues() {
    assertThat(CredentialAnswer.of("Authorization", Secret.of("hunter2")).toString())
        .doesNotContain("hunter2");
  }

  private static String expires(Instant time) {
    String json =
        AnswerWriter.json(CredentialAnswer.of("a", Secret.of("b")).expiring(Optional.of(time)));
    return JSON.readTree(json).get("expires").asString();
  }
}
