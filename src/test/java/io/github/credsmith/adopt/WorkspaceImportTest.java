package io.github.credsmith.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.generate.Artifact;
import io.github.credsmith.generate.GenerationRequest;
import io.github.credsmith.generate.Planner;
import io.github.credsmith.generate.Templates;
import io.github.credsmith.generate.WorkspaceFiles;
import io.github.credsmith.spec.Credential;
import io.github.credsmith.spec.CredentialSpec;
import io.github.credsmith.spec.LoadedSpec;
import io.github.credsmith.spec.SecretSource;
import io.github.credsmith.spec.SpecFixture;
import io.github.credsmith.testing.Project;
import io.github.credsmith.uri.RequestUri;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a workspace's files amount to as a spec, and that the spec's files have the same effect. */
class WorkspaceImportTest {
  @TempDir private Path folder;

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> folders = Files.list(Project.root().resolve("examples"))) {
      return folders.filter(Files::isDirectory).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theFilesOfAnExampleGiveASpecWithTheSameEffect(Path example) {
    WorkspaceImport imported = WorkspaceImport.of(example);
    assertThat(imported.unreadable()).isEmpty();
    assertThat(imported.changes(spec -> generated(spec))).isEmpty();
    assertThat(imported.changes(spec -> generated(read(imported)))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void importingWhatWasGeneratedFromAnImportGivesTheSameSpec(Path example) throws IOException {
    WorkspaceImport once = WorkspaceImport.of(example);
    Path again = folder.resolve("again");
    for (Map.Entry<String, String> file : generated(read(once)).entrySet()) {
      Path path = again.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    Function<String, String> withoutOrigins = text -> text.replaceAll("(?m)^ *# From .*\n", "");
    assertThat(withoutOrigins.apply(WorkspaceImport.of(again).text("x")))
        .isEqualTo(withoutOrigins.apply(once.text("x")));
  }

  /** The forms in which public repositories name a helper, without a configuration of its own. */
  static Stream<List<String>> publicForms() {
    return Stream.of(
        List.of("common --credential_helper=storage.googleapis.com=%workspace%/tools/helper"),
        List.of(
            "common --experimental_credential_helper=storage.googleapis.com=%workspace%/tools/helper"),
        List.of(
            "common --enable_platform_specific_config",
            "common:macos --config=unix",
            "common:linux --config=unix",
            "common:unix --credential_helper=github.com=%workspace%/tools/helper",
            "common:unix --credential_helper=ghcr.io=%workspace%/tools/helper",
            "common:windows --credential_helper=github.com=%workspace%/tools/helper.exe",
            "common:windows --credential_helper=ghcr.io=%workspace%/tools/helper.exe",
            "try-import %workspace%/.bazelrc.user"));
  }

  @ParameterizedTest
  @MethodSource("publicForms")
  void theLinesOfAPublicRepositoryGiveASpecWithTheSameEffect(List<String> lines)
      throws IOException {
    Files.write(folder.resolve(".bazelrc"), lines);
    WorkspaceImport imported = WorkspaceImport.of(folder);
    assertThat(imported.changes(spec -> generated(read(imported)))).isEmpty();
    assertThat(notes(imported)).noneMatch(note -> note.contains("not carried over"));
  }

  @Test
  void aHostForWhichTheHelperHasNothingIsListed() throws IOException {
    Files.writeString(
        folder.resolve(".bazelrc"),
        "common --credential_helper=127.0.0.1=%workspace%/tools/helper\n");
    WorkspaceImport imported = WorkspaceImport.of(folder);
    assertThat(read(imported).credentials()).isEmpty();
    assertThat(notes(imported))
        .satisfiesExactlyInAnyOrder(
            note ->
                assertThat(note)
                    .startsWith(".bazelrc:1:28: not carried over")
                    .contains("no credentials for '127.0.0.1'"),
            note -> assertThat(note).contains("it answered with no credentials"));
  }

  /** In a spec {@code *.DOMAIN} covers the domain itself, which serves nothing. */
  @Test
  void theDomainOfAWildcardIsTheOnlyDifference() throws IOException {
    Files.writeString(
        folder.resolve(".bazelrc"),
        "common --credential_helper=*.amazonaws.com=%workspace%/tools/helper\n");
    assertThat(WorkspaceImport.of(folder).changes(WorkspaceImportTest::generated))
        .extracting(ImportNote::message)
        .containsExactly("the spec also answers https://amazonaws.com/ (s3)");
  }

  @Test
  void theReferencesFullExample() {
    WorkspaceImport imported = resource("reference-full");
    CredentialSpec spec = read(imported);
    assertThat(spec.bazel().orElseThrow().platforms())
        .extracting(platform -> platform.value())
        .containsExactly("linux", "macos", "windows", "freebsd", "openbsd");
    assertThat(spec.bazel().orElseThrow().rules()).containsExactly("rules_oci");
    assertThat(hosts(spec, "github")).containsExactly("github.com", "raw.githubusercontent.com");
    assertThat(hosts(spec, "oci")).containsExactly("ghcr.io", "index.docker.io");
    assertThat(notes(imported))
        .anyMatch(note -> note.contains("the spec also answers https://github.com:443/"))
        .anyMatch(note -> note.contains("the spec also answers https://amazonaws.com/"))
        .anyMatch(note -> note.contains("tools/credential-helper.bat"))
        .anyMatch(note -> note.startsWith(".bazelrc:16:1: ") && note.contains("lines 16 to 24"))
        .noneMatch(note -> note.contains("not carried over"))
        .noneMatch(note -> note.contains("any more"));
  }

  @Test
  void withoutAConfigurationFileTheHelpersOwnChoiceIsWritten() {
    WorkspaceImport imported = resource("bazelrc-only");
    CredentialSpec spec = read(imported);
    assertThat(hosts(spec, "github")).containsExactly("github.com", "*.github.com");
    assertThat(hosts(spec, "remoteapis")).containsExactly("remote.buildbuddy.io");
    assertThat(credential(spec, "remoteapis").bazelConfig().orElseThrow().value()).isEqualTo("ci");
    assertThat(spec.bazel().orElseThrow().timeout().orElseThrow().value()).isEqualTo("30s");
    assertThat(notes(imported))
        .anyMatch(note -> note.startsWith(".bazelrc:6:") && note.contains("not carried over"))
        .noneMatch(note -> note.contains("also answers"));
  }

  @Test
  void rulesThatNoScopeReachesAreCarriedOverAndSaid() {
    WorkspaceImport imported = resource("json-only");
    CredentialSpec spec = read(imported);
    assertThat(hosts(spec, "remoteapis")).containsExactly("cache.acme.example");
    assertThat(hosts(spec, "oci")).containsExactly("images.acme.example:5000");
    assertThat(notes(imported))
        .anyMatch(note -> note.contains("Bazel also asks the helper for https://cache.acme."))
        .anyMatch(note -> note.contains("WARNING: a secret is written in this file"));
  }

  @Test
  void aLiteralSecretIsCarriedOverAndNeverSaid() {
    WorkspaceImport imported = resource("json-only");
    assertThat(credential(read(imported), "oci").secrets())
        .flatExtracting(SecretSource.Chain::sources)
        .hasAtLeastOneElementOfType(SecretSource.InsecureLiteral.class);
    assertThat(notes(imported)).noneMatch(note -> note.contains("fake-canary"));
  }

  @Test
  void whatASpecCannotSayIsListedWithItsPlace() {
    WorkspaceImport imported = resource("odd");
    CredentialSpec spec = read(imported);
    assertThat(provider(spec, "https://x.acme.example/private/1")).contains("github");
    assertThat(provider(spec, "https://one.acme.example/")).contains("oci");
    assertThat(provider(spec, "https://quay.io/v2/")).contains("oci");
    assertThat(spec.bazel().orElseThrow().command().value()).isEqualTo("build");
    assertThat(notes(imported))
        .anyMatch(
            note -> note.startsWith(".bazelrc:2:") && note.contains("a file of the workspace"))
        .anyMatch(note -> place(note, 4) && note.contains("a*b.acme.example"))
        .anyMatch(note -> place(note, 5) && note.contains("does not serve"))
        .anyMatch(note -> place(note, 7) && note.contains("answers all its URIs"))
        .anyMatch(note -> note.contains("https://two.acme.example:"));
  }

  @Test
  void settingsThatARuleSetGetsAreSaid() throws IOException {
    Files.writeString(
        folder.resolve(".bazelrc"),
        """
        common --credential_helper=ghcr.io=%workspace%/tools/credential-helper
        common --@rules_img//img/settings:credential_helper=%workspace%/tools/credential-helper
        """);
    Files.writeString(
        folder.resolve("MODULE.bazel"), "bazel_dep(name = \"rules_oci\", version = \"2.2.6\")\n");
    assertThat(notes(WorkspaceImport.of(folder)))
        .contains(
            ".bazelrc:1:1: `credsmith generate` adds --repo_env=OCI_GET_TOKEN_ALLOW_FAIL=1",
            ".bazelrc:1:1: `credsmith generate` adds"
                + " --@rules_img//img/settings:credential_helper_oci_registry",
            ".bazelrc:2:8: not carried over: `credsmith generate` does not write"
                + " --@rules_img//img/settings:credential_helper");
  }

  @Test
  void everyDifferenceOfEffectIsListed() {
    assertThat(resource("odd").changes(WorkspaceImportTest::generated)).isNotEmpty();
  }

  @Test
  void anEmptyWorkspaceGivesAnEmptySpec() {
    WorkspaceImport imported = WorkspaceImport.of(folder);
    assertThat(read(imported).credentials()).isEmpty();
    assertThat(notes(imported)).isEmpty();
  }

  @Test
  void aFileThatCannotBeReadIsNamedAndTheOthersAreUsed() throws IOException {
    Files.writeString(folder.resolve(".tweag-credential-helper.json"), "{\"urls\": 1}");
    Files.createDirectories(folder.resolve(".docker"));
    Files.writeString(
        folder.resolve(".docker/config.json"), "{\"credHelpers\": {\"ghcr.io\": \"acme\"}}");
    WorkspaceImport imported = WorkspaceImport.of(folder);
    assertThat(imported.unreadable()).singleElement().asString().startsWith(".tweag-");
    assertThat(read(imported).docker().orElseThrow().config().orElseThrow().credHelper())
        .isEqualTo("acme");
  }

  private static boolean place(String note, int line) {
    return note.startsWith(".tweag-credential-helper.json:" + line + ":");
  }

  private static WorkspaceImport resource(String name) {
    return WorkspaceImport.of(Project.root().resolve("src/test/resources/import").resolve(name));
  }

  /** The spec as its text is read by every other command. */
  private CredentialSpec read(WorkspaceImport imported) {
    LoadedSpec loaded =
        new SpecFixture(folder)
            .raw("spec/credsmith.yaml", imported.text("x"))
            .load("spec/credsmith.yaml");
    assertThat(loaded.unreadable()).isEmpty();
    assertThat(loaded.findings()).extracting(Finding::severity).doesNotContain(Severity.ERROR);
    return loaded.spec().orElseThrow();
  }

  private static List<String> notes(WorkspaceImport imported) {
    return imported.notes(WorkspaceImportTest::generated).stream()
        .map(ImportNote::toString)
        .toList();
  }

  private static Map<String, String> generated(CredentialSpec spec) {
    return new Planner(new Templates(Optional.empty()))
        .artifacts(new GenerationRequest(spec, "credsmith.yaml", WorkspaceFiles.NONE)).stream()
            .collect(Collectors.toMap(Artifact::path, Artifact::content));
  }

  private static Credential credential(CredentialSpec spec, String name) {
    return spec.credentials().stream()
        .filter(credential -> credential.name().value().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> hosts(CredentialSpec spec, String name) {
    return credential(spec, name).hosts().stream().map(h -> h.value().toString()).toList();
  }

  private static Optional<String> provider(CredentialSpec spec, String uri) {
    return spec.claimFor(RequestUri.parse(uri)).map(claim -> claim.credential().provider().value());
  }
}
