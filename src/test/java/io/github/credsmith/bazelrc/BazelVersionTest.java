package io.github.credsmith.bazelrc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BazelVersionTest {
  @ParameterizedTest
  @CsvSource({
    "8.4.2, 8.4.2, true",
    "8.4.2, 8.4.3, false",
    "8.4.2, 7.9.9, true",
    "' 8.4.2 ', 8.4.2, true",
    "bazelbuild/8.0.0, 8.0.0, true",
    "bazelbuild/8.0.0, 8.0.1, false",
    "9.0.0rc1, 9.0.0, true",
    "9.0.0-pre.20250101.1, 9.0.0, true",
    "7.x, 7.99.99, true",
    "7.x, 8.0.0, false",
    "7.*, 7.6.1, true",
    "8, 8.9.0, true",
    "8.1.x, 8.1.9, true",
    "8.1.x, 8.2.0, false",
    "latest, 99.0.0, true",
    "latest-1, 99.0.0, true",
    "last_green, 99.0.0, true",
    "8f1e1c1cbb2ab2f80e0e4e5f0e9c71b6a2fb5ab1, 99.0.0, true",
    "'', 99.0.0, true"
  })
  void featuresAreThereFromAReleaseOn(String text, String release, boolean there) {
    assertThat(BazelVersion.parse(text).isAtLeast(BazelVersion.parse(release))).isEqualTo(there);
  }

  @Test
  void aCandidateComesBeforeItsRelease() {
    assertThat(BazelVersion.parse("9.0.0rc1")).isLessThan(BazelVersion.parse("9.0.0"));
    assertThat(BazelVersion.parse("9.0.0rc1")).isGreaterThan(BazelVersion.parse("8.5.0"));
    assertThat(BazelVersion.parse("7.x")).isLessThan(BazelVersion.parse("8.0.0"));
  }

  @Test
  void anUnknownVersionSaysSo() {
    assertThat(BazelVersion.parse("last_green").isUnknown()).isTrue();
    assertThat(BazelVersion.parse("7.x").isUnknown()).isFalse();
    assertThat(BazelVersion.parse("v8.0.0").isUnknown()).isTrue();
    assertThat(BazelVersion.parse("8.4.2")).hasToString("8.4.2");
  }

  @ParameterizedTest
  @CsvSource({
    "<9.0.0, 8.4.2, true",
    "<8.4.2, 8.4.2, false",
    "<=8.4.2, 8.4.2, true",
    ">8.4.2, 8.4.3, true",
    ">=8.4.3, 8.4.2, false",
    "==8.4.2, 8.4.2, true",
    "!=8.4.2, 8.4.2, false",
    "!=8.4.2, 8.4.1, true",
    "~8, 8.4.2, true",
    "~8, 9.0.0, false",
    "~8, 7.9.0, false",
    "~8.4, 8.4.2, true",
    "~8.4, 8.5.0, false",
    "~8.4.2, 8.4.9, true",
    "~8.4.2, 8.4.1, false",
    "~8.4.2, 8.5.0, false",
    "~8, 9.0.0-pre.20250101.1, true",
    ">=8.0.0, 9.0.0rc1, false",
    ">=8.0.0, latest, true",
    "~8, 8.x, true",
    "~8, latest, false"
  })
  void conditionsHoldAsInBazel(String condition, String version, boolean holds) {
    assertThat(VersionCondition.parse(condition).orElseThrow().matches(BazelVersion.parse(version)))
        .isEqualTo(holds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.0.0",
        ">8",
        ">=8.1",
        "=8.0.0",
        "~",
        "~8.x",
        "~8.1.2.3",
        ">= 8.0.0",
        ">=v8.0.0",
        "~08",
        ""
      })
  void otherConditionsAreRefused(String condition) {
    assertThat(VersionCondition.parse(condition)).isEmpty();
  }

  @Test
  void veryLongTextsAreNoVersions() {
    assertThat(BazelVersion.parse("1.2.3-" + "a.".repeat(1_000_000)).isUnknown()).isTrue();
    assertThat(VersionCondition.parse("~" + "1.".repeat(1_000_000))).isEmpty();
  }
}
