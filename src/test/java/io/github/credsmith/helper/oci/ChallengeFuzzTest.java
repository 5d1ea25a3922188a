package io.github.credsmith.helper.oci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Locale;

/** Fuzzed: the {@code WWW-Authenticate} header of a registry. */
class ChallengeFuzzTest {
  @FuzzTest
  void challenge(byte[] input) {
    String text = new String(input, UTF_8);
    new ChallengeParser(text)
        .parse()
        .forEach(
            challenge -> {
              assertThat(text.toLowerCase(Locale.ROOT)).contains(challenge.scheme());
              assertThat(challenge.parameters()).doesNotContainKey("");
            });
  }
}
