package io.github.credsmith.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.context.OperatingSystem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which program counts as the helper, and for what Bazel asks it. */
class HelperLinesTest {

  @Test
  void theProgramOfMostScopesIsTheHelper() {
    HelperLines lines =
        lines(
            "common --credential_helper=a.example=%workspace%/tools/other",
            "common --credential_helper=b.example=%workspace%/tools/helper",
            "common --credential_helper=c.example=%workspace%/tools/helper");
    assertThat(lines.programs()).containsExactly("tools/helper");
    assertThat(scopes(lines)).containsExactly("b.example", "c.example");
    assertThat(lines.notes())
        .singleElement()
        .asString()
        .startsWith(".bazelrc:1:")
        .contains("most scopes call another one");
  }

  @Test
  void ofProgramsUsedEquallyTheFirstByNameIsTheHelper() {
    HelperLines lines =
        lines(
            "common --credential_helper=b.example=%workspace%/tools/b",
            "common --credential_helper=a.example=%workspace%/tools/a");
    assertThat(lines.programs()).containsExactly("tools/a");
  }

  @Test
  void aProgramOutsideTheWorkspaceIsNot() {
    HelperLines lines = lines("common --credential_helper=a.example=gh-helper");
    assertThat(lines.programs()).isEmpty();
    assertThat(lines.scopes()).isEmpty();
    assertThat(lines.helper()).isEqualTo("tools/credential-helper");
    assertThat(lines.notes())
        .singleElement()
        .asString()
        .contains("a spec's helper is a file of the workspace");
  }

  @Test
  void whatBazelRefusesIsListedOnce() {
    HelperLines lines = lines("common --credential_helper=a.example=%home%/x");
    assertThat(lines.scopes()).isEmpty();
    assertThat(lines.notes()).singleElement().asString().contains("Bazel refuses");
  }

  @Test
  void aScopeUnderAConfigKeepsItAndOneThatHoldsAlwaysNeedsNone() {
    HelperLines lines =
        lines(
            "common --credential_helper=a.example=%workspace%/tools/helper",
            "common:ci --credential_helper=a.example=%workspace%/tools/helper",
            "common:ci --credential_helper=b.example=%workspace%/tools/helper");
    assertThat(lines.configs()).containsExactly("ci");
    assertThat(lines.scopes())
        .extracting(HelperScope::config)
        .containsExactly(Optional.empty(), Optional.of("ci"));
    assertThat(lines.notes()).isEmpty();
  }

  @Test
  void ofTwoConfigsWithAScopeTheFirstIsKeptAndTheOtherListed() {
    HelperLines lines =
        lines(
            "common:ci --credential_helper=a.example=%workspace%/tools/helper",
            "common:dev --credential_helper=a.example=%workspace%/tools/helper");
    assertThat(lines.scopes())
        .singleElement()
        .satisfies(scope -> assertThat(scope.config()).contains("ci"));
    assertThat(lines.notes())
        .singleElement()
        .asString()
        .startsWith(".bazelrc:2:")
        .contains("--config=ci too");
  }

  @Test
  void theConfigForWindowsBesideAnotherIsNoSecondOne() {
    HelperLines lines =
        lines(
            "common:ci --credential_helper=a.example=%workspace%/tools/helper",
            "common:ci-windows --credential_helper=a.example=%workspace%/tools/helper.bat");
    assertThat(lines.configs()).containsExactly("ci");
    assertThat(lines.notes()).isEmpty();
  }

  @Test
  void windowsMayHaveAProgramOfItsOwn() {
    HelperLines lines =
        lines(
            "common --enable_platform_specific_config",
            "common:linux --credential_helper=a.example=%workspace%/tools/helper",
            "common:windows --credential_helper=a.example=%workspace%/tools/helper.exe");
    assertThat(lines.differOnWindows()).isTrue();
    assertThat(lines.helper()).isEqualTo("tools/helper");
    assertThat(lines.platforms()).containsExactly(OperatingSystem.LINUX, OperatingSystem.WINDOWS);
    assertThat(scopes(lines)).containsExactly("a.example");
    assertThat(lines.notes())
        .singleElement()
        .asString()
        .contains("tools/helper.bat and takes the place of tools/helper.exe");
  }

  @Test
  void withoutLinesThereIsNothing() {
    HelperLines lines = lines("build --jobs=3");
    assertThat(lines.scopes()).isEmpty();
    assertThat(lines.programs()).isEmpty();
    assertThat(lines.notes()).isEmpty();
  }

  private static HelperLines lines(String... lines) {
    return new HelperLines(RcFixture.stack(lines));
  }

  private static List<String> scopes(HelperLines lines) {
    return lines.scopes().stream().map(scope -> scope.scope().toString()).toList();
  }
}
