package io.github.credsmith.helper.oci;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ChallengePropertiesTest {

  @Property(tries = 300)
  void readsWhatWasWritten(@ForAll("challenges") List<Challenge> challenges) {
    String header =
        challenges.stream().map(ChallengePropertiesTest::write).collect(Collectors.joining(", "));

    assertThat(Challenge.parseAll(List.of(header))).isEqualTo(challenges);
  }

  @Property(tries = 300)
  void doesNotMindHowHeadersAreSplit(@ForAll("challenges") List<Challenge> challenges) {
    List<String> headers = challenges.stream().map(ChallengePropertiesTest::write).toList();

    assertThat(Challenge.parseAll(headers)).isEqualTo(challenges);
  }

  @Property(tries = 500)
  void neverThrows(@ForAll String header, @ForAll("hostile") String hostile) {
    List<Challenge> read = Challenge.parseAll(List.of(header, hostile));

    assertThat(read)
        .allSatisfy(
            challenge -> {
              assertThat(challenge.scheme()).isNotEmpty();
              assertThat(challenge.scheme()).isEqualTo(challenge.scheme().toLowerCase(Locale.ROOT));
            });
  }

  @Property(tries = 300)
  void garbageBeforeAChallengeDoesNotHideIt(@ForAll("challenges") List<Challenge> challenges) {
    List<String> headers = new ArrayList<>(List.of("\"unclosed", "@@@", "=,="));
    challenges.forEach(challenge -> headers.add(write(challenge)));

    assertThat(Challenge.parseAll(headers)).isEqualTo(challenges);
  }

  @Provide
  Arbitrary<List<Challenge>> challenges() {
    Arbitrary<String> names =
        Arbitraries.strings().withChars("abcxyz09!#$%&'*+-.^_`|~").ofMinLength(1).ofMaxLength(6);
    Arbitrary<String> values = Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(12);
    Arbitrary<Challenge> withParameters =
        Combinators.combine(names, Arbitraries.maps(names, values).ofMaxSize(4))
            .as((scheme, parameters) -> new Challenge(scheme, Optional.empty(), parameters));
    Arbitrary<Challenge> withToken68 =
        Combinators.combine(
                names,
                Arbitraries.strings().withChars("abcXYZ09-._~+/").ofMinLength(1).ofMaxLength(9))
            .as((scheme, token) -> new Challenge(scheme, Optional.of(token + "=="), Map.of()));
    return Arbitraries.oneOf(withParameters, withToken68).list().ofMaxSize(4);
  }

  @Provide
  Arbitrary<String> hostile() {
    return Arbitraries.of("Bearer", "realm", "=", "\"", "\\", ",", " ", "\t", "a", "/", "\u00e9")
        .list()
        .ofMaxSize(40)
        .map(pieces -> String.join("", pieces));
  }

  private static String write(Challenge challenge) {
    String parameters =
        challenge.parameters().entrySet().stream()
            .map(p -> p.getKey() + "=\"" + escape(p.getValue()) + "\"")
            .collect(Collectors.joining(", "));
    return challenge.scheme() + " " + challenge.token68().orElse(parameters);
  }

  private static String escape(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
