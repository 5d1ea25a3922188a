package io.github.credsmith.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.document.Finding;
import io.github.credsmith.uri.RequestUri;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecLoaderTest {
  @TempDir Path folder;
  private SpecFixture specs;

  @BeforeEach
  void specs() {
    specs = new SpecFixture(folder);
  }

  @Test
  void readsEveryPartAndFillsInTheSchemasDefaults() {
    CredentialSpec spec =
        specs.spec(
            """
            bazel: {}
            credentials:
              - name: cache
                hosts: ["cache.acme.example:9092", "*.acme.example"]
                scheme: https
                path: /x/*
                provider: remoteapis
                options: {authMethod: basic_auth}
                secrets: {default: [{env: CACHE_AUTH}, {keyring: k}, {google: {tokenType: id}}]}
                bazelConfig: ci
            docker: {config: {}}
            """);
    BazelSettings bazel = spec.bazel().orElseThrow();
    assertThat(bazel.helper()).isEqualTo("tools/credential-helper");
    assertThat(bazel.rcFile()).isEqualTo(".bazelrc");
    assertThat(bazel.platforms()).extracting(p -> p.value()).containsExactly("linux", "macos");
    assertThat(bazel.command().value()).isEqualTo("common");
    Credential cache = spec.credentials().get(0);
    assertThat(cache.hosts()).hasToString(cache.hosts().toString()).hasSize(2);
    assertThat(cache.secrets().get(0).sources()).hasSize(3);
    assertThat(cache.bazelConfig().orElseThrow().value()).isEqualTo("ci");
    assertThat(spec.docker().orElseThrow().config().orElseThrow().credHelper())
        .isEqualTo("credsmith");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.com                  | a.com                     | ambiguous",
        "*.a.com                | *.a.com                   | ambiguous",
        "*.a.com                | b.a.com                   | fine",
        "*.a.com                | a.com                     | fine",
        "a.com                  | a.com:8443                | fine",
        "a.com:443              | a.com:8443                | fine",
        "a.com /x/*             | a.com                     | fine",
        "a.com /x/*             | a.com /x/y/*              | fine",
        "a.com /x/*             | a.com /z/*                | fine",
        "a.com /x/*             | a.com *.tgz               | ambiguous",
        "a.com:8443             | a.com /x/*                | ambiguous",
        "*.a.com /x/*           | b.a.com                   | fine",
        "b\u00fccher.example    | xn--bcher-kva.example     | ambiguous",
      })
  void twoCredentialsMayMeetOnlyWhereOneIsNearerOrNarrower(
      String left, String right, String verdict) {
    String body = "credentials:\n" + credential("one", left) + credential("two", right);
    LoadedSpec loaded = specs.file("credsmith.yaml", body).load("credsmith.yaml");
    assertThat(loaded.findings())
        .extracting(Finding::rule)
        .isEqualTo(
            verdict.equals("fine") ? java.util.List.of() : java.util.List.of("spec/overlap"));
  }

  @Test
  void anAmbiguityNamesBothLinesAndAnExample() {
    String body =
        "credentials:\n"
            + credential("one", "a.com:8443 /x/*")
            + credential("two", "a.com:8443 *.tgz");
    Finding overlap = specs.file("credsmith.yaml", body).load("credsmith.yaml").findings().get(0);
    assertThat(overlap.location()).hasToString("credsmith.yaml:9:13");
    assertThat(overlap.related().get(0).location()).hasToString("credsmith.yaml:5:13");
    String example = overlap.what().replaceAll(".*both claim (\\S+)\\.$", "$1");
    RequestUri uri = RequestUri.parse(example);
    assertThat(overlap.what()).contains("'two' and 'one'");
    assertThat(uri.authority()).isEqualTo("a.com:8443");
    assertThat(uri.path()).startsWith("/x/").endsWith(".tgz");
  }

  @Test
  void theNearestHostAndTheNarrowestPathAnswerWhateverTheOrder() {
    CredentialSpec spec =
        specs.spec(
            "credentials:\n"
                + credential("wide", "*.a.com")
                + credential("path", "b.a.com /x/*")
                + credential("host", "b.a.com"));
    assertThat(answer(spec, "https://b.a.com/x/y")).contains("path");
    assertThat(answer(spec, "https://b.a.com/y")).contains("host");
    assertThat(answer(spec, "https://c.a.com/x/y")).contains("wide");
    assertThat(answer(spec, "https://d.com/")).isEmpty();
    assertThat(answer(spec, "b.a.com")).contains("host");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "provider: gcs, hosts: [storage.example.com]                     | spec/provider-host",
        "provider: gcs, hosts: [\"storage.googleapis.com:8443\"]         | spec/provider-host",
        "provider: gcs, hosts: [storage.googleapis.com]                  |",
        "provider: gcs, hosts: [\"storage.googleapis.com:443\"]          |",
        "provider: gar, hosts: [\"*.pkg.dev\"]                           |",
        "provider: gar, hosts: [pkg.dev.example.com]                     | spec/provider-host",
        "provider: azstorage, hosts: [\"*.blob.core.windows.net\"]       |",
        "provider: azstorage, hosts: [\"*.core.windows.net\"]            | spec/provider-host",
        "provider: oci, hosts: [r.example.com], scheme: http             | spec/provider-scheme",
        "provider: remoteapis, hosts: [r.example.com], scheme: http, options: {headerName: x} |",
        "provider: remoteapis, hosts: [r.example.com]                    | spec/missing-header",
        "provider: remoteapis, hosts: [r.example.com], options: {authMethod: basic_auth} |",
        "provider: remoteapis, hosts: [remote.buildbuddy.io]             |",
        "provider: remoteapis, hosts: [\"*.buildbuddy.io\"]               | spec/missing-header",
        "provider: oci, hosts: [a..b]                                    | spec/host",
        "provider: oci, hosts: [r.example.com], secrets: {username: [{env: U}]} | spec/incomplete-secrets",
        "provider: oci, hosts: [r.example.com], secrets: {auth: [{insecureLiteral: x}]} | spec/insecure-literal",
        "provider: github, hosts: [github.com], secrets: {password: [{env: P}]} | schema/unknown-key",
        "provider: gcs, hosts: [storage.googleapis.com], secrets: {default: [{env: P}]} | schema/not-allowed",
      })
  void whatTheSchemaCannotSayIsChecked(String credential, String rule) {
    String body = "credentials:\n  - {name: x, " + credential + "}\n";
    LoadedSpec loaded = specs.file("credsmith.yaml", body).load("credsmith.yaml");
    assertThat(loaded.findings())
        .extracting(Finding::rule)
        .isEqualTo(Optional.ofNullable(rule).map(List::of).orElse(List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "rules_img, r.example.com /v2/acme/*, x.example.com, true",
    "rules_img, r.example.com /v2/acme/*, r.example.com, false",
    "rules_img, r.example.com:5000 /v2/acme/*, r.example.com, false",
    "rules_img, *.example.com /v2/acme/*, x.example.com, false",
    "rules_oci, r.example.com /v2/acme/*, x.example.com, false",
  })
  void aRegistryThatRulesImgCannotAskForIsSaid(
      String rules, String withPath, String other, boolean said) {
    String body =
        "bazel: {rules: ["
            + rules
            + "]}\ncredentials:\n"
            + credential("one", withPath)
            + credential("two", other);
    assertThat(specs.file("credsmith.yaml", body).load("credsmith.yaml").findings())
        .extracting(Finding::rule)
        .isEqualTo(said ? List.of("spec/bare-host") : List.of());
  }

  @Test
  void aNameGivenTwiceInOneFileIsFoundWithBothPlaces() {
    String body = "credentials:\n" + credential("one", "a.com") + credential("one", "b.com");
    Finding finding = specs.file("credsmith.yaml", body).load("credsmith.yaml").findings().get(0);
    assertThat(finding.rule()).isEqualTo("spec/duplicate-name");
    assertThat(finding.location()).hasToString("credsmith.yaml:7:11");
    assertThat(finding.related().get(0).location()).hasToString("credsmith.yaml:4:11");
  }

  @Test
  void aLiteralIsSaidButNeverShown() {
    String body =
        "credentials:\n  - {name: x, provider: oci, hosts: [r.io], secrets: {auth: [{insecureLiteral: canary}]}}\n";
    LoadedSpec loaded = specs.file("credsmith.yaml", body).load("credsmith.yaml");
    assertThat(loaded.isUsable()).isTrue();
    assertThat(loaded.findings().toString()).doesNotContain("canary");
    assertThat(loaded.spec().orElseThrow().toString()).doesNotContain("canary");
  }

  @Test
  void aSpecIsLaidOverWhatItExtends() {
    specs
        .file(
            "org/base.yaml",
            "bazel: {timeout: 20s, helper: tools/h}\ncredentials:\n"
                + credential("one", "a.com")
                + credential("two", "b.com"))
        .file(
            "repo/credsmith.yaml",
            "extends: ../org/base.yaml\nbazel: {timeout: 5s}\n"
                + "credentials:\n  - name: two\n    hosts: [c.com]\n"
                + credential("three", "d.com"));
    LoadedSpec loaded = specs.load("repo/credsmith.yaml");
    assertThat(loaded.findings()).isEmpty();
    CredentialSpec spec = loaded.spec().orElseThrow();
    assertThat(spec.bazel().orElseThrow().timeout().orElseThrow().value()).isEqualTo("5s");
    assertThat(spec.bazel().orElseThrow().helper()).isEqualTo("tools/h");
    assertThat(spec.credentials())
        .extracting(c -> c.name().value())
        .containsExactly("one", "two", "three");
    Credential two = spec.credentials().get(1);
    assertThat(two.hosts().get(0).location()).hasToString("repo/credsmith.yaml:7:13");
    assertThat(two.provider().location()).hasToString("org/base.yaml:10:15");
  }

  @Test
  void findingsStandInTheFileTheyComeFrom() {
    specs
        .file("base.yaml", "credentials:\n" + credential("one", "a.com"))
        .file("credsmith.yaml", "extends: base.yaml\ncredentials:\n" + credential("two", "a.com"));
    Finding overlap = specs.load("credsmith.yaml").findings().get(0);
    assertThat(overlap.location().file()).isEqualTo("credsmith.yaml");
    assertThat(overlap.related().get(0).location().file()).isEqualTo("base.yaml");
  }

  @Test
  void severalSpecsAreLaidOverEachOtherInTheirOrder() {
    specs.file("one.yaml", "bazel: {timeout: 1s}\n").file("two.yaml", "bazel: {timeout: 2s}\n");
    assertThat(
            specs
                .load("one.yaml", "two.yaml")
                .spec()
                .orElseThrow()
                .bazel()
                .orElseThrow()
                .timeout()
                .orElseThrow()
                .value())
        .isEqualTo("2s");
  }

  @Test
  void aBaseSharedByTwoIsReadOnce() {
    specs
        .file("base.yaml", "credentials:\n" + credential("one", "a.com"))
        .file("left.yaml", "extends: base.yaml\n")
        .file("right.yaml", "extends: base.yaml\n")
        .file("credsmith.yaml", "extends: [left.yaml, right.yaml]\n");
    assertThat(specs.load("credsmith.yaml").spec().orElseThrow().credentials()).hasSize(1);
  }

  @Test
  void aCycleIsRefusedAndSpelledOut() {
    specs.file("a.yaml", "extends: b.yaml\n").file("b.yaml", "extends: a.yaml\n");
    LoadedSpec loaded = specs.load("a.yaml");
    assertThat(SpecFixture.places(loaded.findings()))
        .containsExactly("b.yaml:3:10 spec/extends-cycle");
    assertThat(loaded.findings().get(0).what()).contains("a.yaml -> b.yaml -> a.yaml");
  }

  @Test
  void everyUnreadableFileIsNamed() {
    specs.raw("broken.yaml", "a: [").file("credsmith.yaml", "extends: [gone.yaml, broken.yaml]\n");
    LoadedSpec loaded = specs.load("credsmith.yaml");
    assertThat(loaded.unreadable())
        .extracting(e -> e.location().file())
        .containsExactly("gone.yaml", "broken.yaml");
    assertThat(loaded.unreadable().get(0)).hasMessageContaining("extended at credsmith.yaml:3:11");
    assertThat(loaded.isUsable()).isFalse();
  }

  @Test
  void eachFileMustSayForItselfThatItIsASpec() {
    specs.raw("base.yaml", "kind: Other\n").file("credsmith.yaml", "extends: base.yaml\n");
    LoadedSpec loaded = specs.load("credsmith.yaml");
    assertThat(loaded.findings())
        .isNotEmpty()
        .allMatch(f -> f.location().file().equals("base.yaml"));
  }

  private static String credential(String name, String claim) {
    String[] parts = claim.strip().split(" ");
    String path = parts.length > 1 ? "    path: \"" + parts[1] + "\"\n" : "";
    return "  - name: "
        + name
        + "\n    hosts: [\""
        + parts[0]
        + "\"]\n"
        + path
        + "    provider: oci\n";
  }

  private static Optional<String> answer(CredentialSpec spec, String uri) {
    return spec.claimFor(RequestUri.parse(uri)).map(claim -> claim.credential().name().value());
  }
}
