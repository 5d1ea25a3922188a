package io.github.credsmith.uri;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Names that need no conversion are read as the conversion would have them. */
class DnsNamePropertiesTest {
  @Property(tries = 500)
  void aNameIsWhatTheConversionMakesOfIt(@ForAll("texts") String text) {
    assertThat(DnsName.parse(text).map(DnsName::ascii))
        .isEqualTo(converted(text).filter(DnsNamePropertiesTest::isName));
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> label =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.strings().withChars("abYZ09-_ü").ofMinLength(0).ofMaxLength(9)),
            Tuple.of(1, Arbitraries.strings().withChars("aZ-").ofMinLength(60).ofMaxLength(66)));
    return label.list().ofMinSize(1).ofMaxSize(4).map(labels -> String.join(".", labels));
  }

  private static Optional<String> converted(String text) {
    try {
      return Optional.of(IDN.toASCII(text, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException notConvertible) {
      return Optional.empty();
    }
  }

  private static boolean isName(String ascii) {
    return ascii.length() <= 253
        && ascii.matches(
            "[a-z0-9_]([-a-z0-9_]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([-a-z0-9_]{0,61}[a-z0-9_])?)*");
  }
}
