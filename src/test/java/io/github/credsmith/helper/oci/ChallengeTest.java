package io.github.credsmith.helper.oci;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Challenges as registries send them, by the book and otherwise. */
class ChallengeTest {
  private static final Challenge BEARER =
      challenge("bearer", Map.of("realm", "https://auth.example.com/token", "service", "registry"));
  private static final Challenge BASIC = challenge("basic", Map.of("realm", "Registry"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer realm=\"https://auth.example.com/token\",service=\"registry\"",
        "bearer  realm=\"https://auth.example.com/token\" , service=registry",
        "BEARER SERVICE=registry,Realm=\"https://auth.example.com/token\"",
        "Bearer realm = \"https://auth.example.com/token\",\tservice\t=\tregistry",
        ", ,Bearer realm=\"https://auth.example.com/token\",,service=\"registry\",",
        "Bearer realm=\"https:\\/\\/auth.example.com/token\",service=\"re\\gistry\"",
        "Bearer realm=https://auth.example.com/token,service=registry",
        "Bearer realm=\"https://auth.example.com/token\" service=\"registry\"",
        "Bearer realm=\"https://auth.example.com/token\",service=\"registry\",realm=\"https://evil\"",
        "realm=\"https://evil\", Bearer realm=\"https://auth.example.com/token\",service=registry",
        "@@ \"a, b\" , Bearer realm=\"https://auth.example.com/token\",service=registry",
      })
  void readsTheSameChallengeInManyForms(String header) {
    assertThat(Challenge.parseAll(List.of(header))).containsExactly(BEARER);
  }

  @Test
  void readsSeveralInOneHeaderAndSeveralHeaders() {
    assertThat(
            Challenge.parseAll(
                List.of(
                    "Negotiate, Basic realm=\"Registry\", Bearer"
                        + " realm=\"https://auth.example.com/token\",service=registry",
                    "Basic realm=Registry")))
        .containsExactly(challenge("negotiate", Map.of()), BASIC, BEARER, BASIC);
  }

  @Test
  void readsAnEmptyAndAMissingService() {
    List<Challenge> challenges =
        Challenge.parseAll(List.of("Bearer realm=\"https://a/\",service=\"\"", "Bearer realm=x"));

    assertThat(challenges).allMatch(c -> c.parameter("service").isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "'Negotiate YII=, Basic realm=Registry', YII=",
    "'Negotiate  a.b-c_d~e+f/g==  , Basic realm=Registry', a.b-c_d~e+f/g==",
    "'NTLM TlRM,Basic realm=Registry', TlRM",
  })
  void readsASingleValue(String header, String value) {
    List<Challenge> challenges = Challenge.parseAll(List.of(header));

    assertThat(challenges).hasSize(2).endsWith(BASIC);
    assertThat(challenges.get(0).token68()).contains(value);
  }

  @Test
  void quotesMayHoldWhatSeparatesChallenges() {
    assertThat(Challenge.parseAll(List.of("Basic realm=\"a, Bearer realm=\\\"x\\\"\"")))
        .containsExactly(challenge("basic", Map.of("realm", "a, Bearer realm=\"x\"")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ",", "=", "\"", "=\"x\"", "\"\\", "@", ",,=,,"})
  void findsNothingInWhatIsNoChallenge(String header) {
    assertThat(Challenge.parseAll(List.of(header))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer realm=\"https://auth", "Bearer realm=\"https://auth\\"})
  void takesNoValueThatIsCutOff(String header) {
    assertThat(Challenge.parseAll(List.of(header))).containsExactly(challenge("bearer", Map.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a ", "a,", "a=", "=", "\"", "\\", "a b=\"", "a ==", "+/ ", "a=b "})
  void readsAHugeHeader(String piece) {
    assertThat(Challenge.parseAll(List.of(piece.repeat(200_000)))).isNotNull();
  }

  private static Challenge challenge(String scheme, Map<String, String> parameters) {
    return new Challenge(scheme, Optional.empty(), parameters);
  }
}
