package io.github.credsmith.bazelrc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.credsmith.bazelrc.StackProblem.Kind;
import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.uri.RequestUri;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectiveOptionsTest {
  @ParameterizedTest
  @CsvSource({
    "build, 8.4.2, always common build",
    "test, 8.4.2, always common build test",
    "coverage, 8.4.2, always common build test coverage",
    "cquery, 8.4.2, always common build",
    "query, 8.4.2, always common query",
    "mod, 8.4.2, always common",
    "fetch, 7.0.2, always common fetch",
    "fetch, 7.1.0, always common build test fetch",
    "vendor, 8.4.2, always common build test",
    "build, 6.2.1, common build"
  })
  void aCommandReadsGeneralSectionsFirstWhateverTheirOrder(
      String command, String version, String expected) {
    BazelrcStack stack =
        new MemoryFiles()
            .with(
                ".bazelrc",
                "coverage --coverage",
                "fetch --fetch",
                "query --query",
                "test --test",
                "build --build",
                "common --common",
                "always --always",
                "startup --startup",
                "build:ci --ci")
            .stack(version);

    assertThat(names(stack.effectiveOptions(command(command), List.of(), OperatingSystem.LINUX)))
        .isEqualTo(expected);
    assertThat(stack.startupOptions()).hasSize(1);
  }

  @Test
  void configsExpandInPlace() {
    BazelrcStack stack =
        new MemoryFiles()
            .with(
                ".bazelrc",
                "build --a",
                "build --config=x --b",
                "test:x --tx",
                "build:x --x1 --config=y",
                "build:x --x2",
                "common:y --y",
                "query:y --qy")
            .stack("8.4.2");

    EffectiveOptions test =
        stack.effectiveOptions(BazelCommand.TEST, List.of(), OperatingSystem.LINUX);
    assertThat(names(test)).isEqualTo("a config x1 config y x2 tx b");
    assertThat(test.options().get(4).configs()).containsExactly("x", "y");
    assertThat(test.options().get(4).key()).hasToString("common:y");
    assertThat(test.problems()).isEmpty();
  }

  @Test
  void configsOfTheCommandLineComeLast() {
    BazelrcStack stack =
        new MemoryFiles().with(".bazelrc", "build:ci --ci", "build --a").stack("8.4.2");

    EffectiveOptions options =
        stack.effectiveOptions(BazelCommand.BUILD, List.of("ci", "gone"), OperatingSystem.LINUX);

    assertThat(names(options)).isEqualTo("a ci");
    assertThat(options.problems())
        .extracting(StackProblem::kind, StackProblem::detail)
        .containsExactly(tuple(Kind.UNDEFINED_CONFIG, "gone"));
  }

  @Test
  void aConfigIsUndefinedForACommandThatReadsNoneOfItsSections() {
    BazelrcStack stack =
        new MemoryFiles().with(".bazelrc", "common --config=ci", "build:ci --a").stack("8.4.2");

    assertThat(problems(stack, BazelCommand.BUILD)).isEmpty();
    assertThat(problems(stack, BazelCommand.QUERY)).containsExactly("UNDEFINED_CONFIG 1:8 ci");
  }

  @Test
  void anEmptyLineDefinesNoConfig() {
    BazelrcStack stack =
        new MemoryFiles().with(".bazelrc", "build --config=ci", "build:ci").stack("8.4.2");

    assertThat(problems(stack, BazelCommand.BUILD)).containsExactly("UNDEFINED_CONFIG 1:7 ci");
    assertThat(stack.configs().definitions()).isEmpty();
  }

  @Test
  void aConfigThatExpandsToItselfIsALoop() {
    BazelrcStack stack =
        new MemoryFiles()
            .with(".bazelrc", "build --config=a", "build:a --config=b", "build:b --config=a --c")
            .stack("8.4.2");

    assertThat(problems(stack, BazelCommand.BUILD)).containsExactly("CONFIG_LOOP 3:9 a -> b -> a");
  }

  @Test
  void insideAConfigTheNameMustBeJoined() {
    BazelrcStack stack =
        new MemoryFiles()
            .with(".bazelrc", "build --config a", "build:a --config b", "build:b --c")
            .stack("8.4.2");

    assertThat(problems(stack, BazelCommand.BUILD))
        .containsExactly("CONFIG_IN_TWO_WORDS 2:9 --config b");
  }

  @ParameterizedTest
  @CsvSource({
    "LINUX, a enable_platform_specific_config linux b",
    "MACOS, a enable_platform_specific_config macos shared b",
    "WINDOWS, a enable_platform_specific_config b"
  })
  void thePlatformsConfigExpandsAtItsSwitch(OperatingSystem platform, String expected) {
    BazelrcStack stack =
        new MemoryFiles()
            .with(
                ".bazelrc",
                "build --a --enable_platform_specific_config --b",
                "build:linux --linux",
                "build:macos --macos --config=shared",
                "build:shared --shared",
                "query:windows --windows")
            .stack("8.4.2");

    assertThat(
            names(stack.effectiveOptions(BazelCommand.BUILD, List.of(), platform))
                .replace("macos config", "macos"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "common --noenable_platform_specific_config, false",
    "build --noenable_platform_specific_config, false",
    "build --enable_platform_specific_config=no, false",
    "build --x, true"
  })
  void theLastSwitchDecides(String line, boolean on) {
    BazelrcStack stack =
        new MemoryFiles()
            .with(
                ".bazelrc", "common --enable_platform_specific_config", line, "build:linux --linux")
            .stack("8.4.2");

    assertThat(
            names(stack.effectiveOptions(BazelCommand.BUILD, List.of(), OperatingSystem.LINUX))
                .contains(" linux"))
        .isEqualTo(on);
  }

  @Test
  void helpersOfAllSectionsAreOneList() {
    BazelrcStack stack =
        new MemoryFiles()
            .with(
                ".bazelrc",
                "build --credential_helper=example.com=from_build",
                "common --experimental_credential_helper=example.com=from_common",
                "common --credential_helper *.example.com=wide --remote_cache=a --remote_cache=b")
            .stack("8.4.2");
    EffectiveOptions build =
        stack.effectiveOptions(BazelCommand.BUILD, List.of(), OperatingSystem.LINUX);

    assertThat(build.helperScopes().declarations())
        .extracting(helper -> helper.path().text())
        .containsExactly("from_common", "wide", "from_build");
    assertThat(build.helperScopes().helperFor(RequestUri.parse("https://example.com/x")))
        .hasValueSatisfying(
            helper -> {
              assertThat(helper.path().text()).isEqualTo("from_build");
              assertThat(helper.location()).hasToString(".bazelrc:1:27");
            });
    assertThat(build.last(CredentialFlag.REMOTE_CACHE).orElseThrow().option().valueText())
        .contains("b");
    assertThat(build.last(CredentialFlag.BES_BACKEND)).isEmpty();
  }

  @Test
  void configsAndTheirUsesAreListed() {
    BazelrcStack stack =
        new MemoryFiles()
            .with(
                ".bazelrc", "startup:s --x", "build:a --config=b", "test:a --y", "build --config c")
            .stack("8.4.2");

    assertThat(stack.configs().definitions()).containsOnlyKeys("a");
    assertThat(stack.configs().definitions().get("a"))
        .extracting(definition -> definition.line().key() + " " + definition.location())
        .containsExactly("build:a .bazelrc:2:1", "test:a .bazelrc:3:1");
    assertThat(stack.configs().uses())
        .extracting(use -> use.config() + " " + use.location())
        .containsExactly("b .bazelrc:2:18", "c .bazelrc:4:16");
  }

  @Test
  void configsThatMultiplyAreCutShort() {
    List<String> lines = new ArrayList<>(List.of("build --config=c0"));
    for (int i = 0; i < 60; i++) {
      lines.add("build:c%d --config=c%d --config=c%d".formatted(i, i + 1, i + 1));
    }
    lines.add("build:c60 --a");
    BazelrcStack stack =
        new MemoryFiles().with(".bazelrc", lines.toArray(String[]::new)).stack("8.4.2");

    assertThat(problems(stack, BazelCommand.BUILD))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("TOO_MANY");
  }

  @Test
  void aDeepChainOfConfigsIsCutShort() {
    List<String> lines = new ArrayList<>(List.of("build --config=c0"));
    for (int i = 0; i < 2_000; i++) {
      lines.add("build:c%d --config=c%d".formatted(i, i + 1));
    }
    BazelrcStack stack =
        new MemoryFiles().with(".bazelrc", lines.toArray(String[]::new)).stack("8.4.2");

    assertThat(problems(stack, BazelCommand.BUILD))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("TOO_MANY");
  }

  private static BazelCommand command(String word) {
    return BazelCommand.named(word).orElseThrow();
  }

  private static String names(EffectiveOptions options) {
    return String.join(
        " ", options.options().stream().map(option -> option.option().name()).toList());
  }

  private static List<String> problems(BazelrcStack stack, BazelCommand command) {
    return stack.effectiveOptions(command, List.of(), OperatingSystem.LINUX).problems().stream()
        .map(p -> p.kind() + " " + p.location().span().start() + " " + p.detail())
        .toList();
  }
}
