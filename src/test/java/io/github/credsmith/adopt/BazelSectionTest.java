package io.github.credsmith.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.bazelrc.BazelrcStack;
import io.github.credsmith.document.Located;
import io.github.credsmith.spec.BazelSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a spec has Bazel call the helper that rc files name. */
class BazelSectionTest {
  private static final String HELPER =
      "common --credential_helper=a.example=%workspace%/tools/helper";

  @Test
  void durationsThatHoldAlwaysAreCarriedOver() {
    BazelSection section =
        section(
            HELPER,
            "common --credential_helper_timeout=10s",
            "build --experimental_credential_helper_timeout=30s",
            "common --credential_helper_cache_duration=5m");
    assertThat(settings(section).timeout()).map(Located::value).contains("30s");
    assertThat(settings(section).cacheDuration()).map(Located::value).contains("5m");
    assertThat(section.notes()).isEmpty();
  }

  @Test
  void durationsUnderAConfigAreListed() {
    BazelSection section =
        section(
            HELPER,
            "common --credential_helper_timeout=10s",
            "common:ci --credential_helper_timeout=60s --credential_helper_cache_duration=1h",
            "common:dev --credential_helper_timeout=10s",
            "query --credential_helper_timeout=5s");
    assertThat(settings(section).timeout()).map(Located::value).contains("10s");
    assertThat(settings(section).cacheDuration()).isEmpty();
    assertThat(section.notes())
        .extracting(ImportNote::toString)
        .satisfiesExactly(
            note ->
                assertThat(note)
                    .startsWith(".bazelrc:3:11: not carried over")
                    .contains("--credential_helper_timeout"),
            note ->
                assertThat(note)
                    .startsWith(".bazelrc:3:")
                    .contains("--credential_helper_cache_duration"),
            note -> assertThat(note).startsWith(".bazelrc:5:"));
  }

  @Test
  void linesThatNoQueryReadsAreForBuild() {
    String build = HELPER.replace("common", "build");
    assertThat(settings(section(build)).command().value()).isEqualTo("build");
    assertThat(settings(section(HELPER)).command().value()).isEqualTo("common");
  }

  @Test
  void ruleSetsWithASettingAreNamedBesideThoseOfTheModules() {
    BazelSection section =
        section(HELPER, "common --@rules_img//img/settings:credential_helper=tools/helper");
    assertThat(section.settings(List.of("rules_oci")).rules())
        .containsExactly("rules_img", "rules_oci");
  }

  @Test
  void theVersionIsKeptOnlyIfItIsKnown() {
    assertThat(settings(section(HELPER)).version()).isEmpty();
  }

  private static BazelSection section(String... lines) {
    BazelrcStack stack = RcFixture.stack(lines);
    return new BazelSection(stack, new HelperLines(stack));
  }

  private static BazelSettings settings(BazelSection section) {
    return section.settings(List.of());
  }
}
