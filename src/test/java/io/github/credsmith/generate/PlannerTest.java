package io.github.credsmith.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.bazelrc.BazelrcFile;
import io.github.credsmith.bazelrc.Token;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.spec.CredentialSpec;
import io.github.credsmith.spec.SpecFixture;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannerTest {
  private static final String ONE =
      """
      bazel: {}
      credentials:
        - {name: gh, hosts: [github.com], provider: github}
      """;
  private static final String HELPER_CONFIG = ".tweag-credential-helper.json";

  @TempDir Path folder;

  @Test
  void aFileThatCredsmithDidNotWriteIsLeftAlone() {
    MemoryWorkspace files = new MemoryWorkspace().with(HELPER_CONFIG, "{\"urls\": []}");
    Plan plan = plan(ONE, files, false);
    assertThat(plan.refusals())
        .singleElement()
        .satisfies(
            refusal -> assertThat(refusal.message()).startsWith("was not written by credsmith"));
    assertThat(plan(ONE, files, true).refusals()).isEmpty();
  }

  @Test
  void aFileThatIsAlreadyAsItShouldBeIsTakenOver() {
    MemoryWorkspace written = written(ONE);
    MemoryWorkspace files = new MemoryWorkspace().with(HELPER_CONFIG, written.text(HELPER_CONFIG));
    assertThat(plan(ONE, files, false).refusals()).isEmpty();
  }

  @Test
  void aGeneratedFileFollowsTheSpec() {
    MemoryWorkspace files = written(ONE);
    Plan plan = plan(ONE.replace("github.com", "github.acme.example"), files, false);
    assertThat(plan.refusals()).isEmpty();
    assertThat(plan.changes())
        .extracting(Change::path)
        .containsExactly(HELPER_CONFIG, ".bazelrc", "credsmith.lock");
  }

  @Test
  void aGeneratedFileChangedByHandIsRefused() {
    MemoryWorkspace files = written(ONE);
    files.with(HELPER_CONFIG, files.text(HELPER_CONFIG).replace("github.com", "other.com"));
    assertThat(plan(ONE, files, false).refusals())
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.message()).startsWith("was changed by hand"));
    assertThat(written(ONE, files, true).text(HELPER_CONFIG)).contains("\"github.com\"");
  }

  @Test
  void aCheckoutWithCrlfIsNoChangeAndStaysSo() {
    MemoryWorkspace files = written(ONE);
    files.with(HELPER_CONFIG, files.text(HELPER_CONFIG).replace("\n", "\r\n"));
    files.with(".bazelrc", files.text(".bazelrc").replace("\n", "\r\n"));
    assertThat(plan(ONE, files, false).isUpToDate()).isTrue();
    MemoryWorkspace changed =
        written(ONE.replace("github.com", "github.acme.example"), files, false);
    assertThat(changed.text(HELPER_CONFIG).replace("\r\n", "")).doesNotContain("\n");
    assertThat(changed.text(".bazelrc").replace("\r\n", "")).doesNotContain("\n");
  }

  @Test
  void anEditedBlockIsRefusedWithItsPlace() {
    MemoryWorkspace files = written(ONE);
    files.with(
        ".bazelrc", "build --x\n" + files.text(".bazelrc").replace("=github.com=", "=gitlab.com="));
    assertThat(plan(ONE, files, false).refusals())
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.message()).startsWith("the credsmith block was edited by hand");
              assertThat(refusal.location()).hasToString(".bazelrc:2:1");
            });
    assertThat(written(ONE, files, true).text(".bazelrc"))
        .startsWith("build --x\n")
        .contains("=github.com=");
  }

  @Test
  void aBrokenBlockIsRefusedEvenByForce() {
    String text = written(ONE).text(".bazelrc");
    String begin = text.lines().findFirst().orElseThrow();
    for (String broken :
        java.util.List.of(
            begin + "\n" + text,
            text.replaceAll("# END.*", ""),
            text.replaceFirst("# BEGIN.*", ""))) {
      MemoryWorkspace files = new MemoryWorkspace().with(".bazelrc", broken);
      assertThat(plan(ONE, files, true).refusals())
          .singleElement()
          .satisfies(
              refusal -> assertThat(refusal.message()).startsWith("the credsmith block is broken"));
    }
  }

  @Test
  void aBrokenBlockStaysInTheLock() {
    MemoryWorkspace files = written(ONE);
    files.with(".bazelrc", files.text(".bazelrc").replaceAll("# END.*", ""));
    assertThat(plan(ONE, files, false).changes()).isEmpty();
  }

  @Test
  void aSpecWithNothingToRememberHasNoLock() {
    String docker = "docker: {config: {}}\n";
    MemoryWorkspace files = written(docker);
    assertThat(files.paths()).containsExactly(".docker/config.json");
    files = written(docker, written(ONE), false);
    assertThat(files.paths()).containsExactlyInAnyOrder(".bazelrc", ".docker/config.json");
  }

  @Test
  void aPathThatIsSeveralWordsIsOneForBazel() {
    MemoryWorkspace files =
        written(
            ONE.replace(
                "bazel: {}",
                "bazel: {helper: \"my tools/he#l'p\", rc: {file: my rc, importFrom: .bazelrc}}"));
    assertThat(BazelrcFile.parse(SourceText.of("my rc", files.text("my rc"))).statements())
        .singleElement()
        .satisfies(
            statement ->
                assertThat(statement.line().words())
                    .extracting(Token::value)
                    .contains("--credential_helper=github.com=%workspace%/my tools/he#l'p"));
    assertThat(files.text(".bazelrc")).contains("import \"%workspace%/my rc\"\n");
  }

  @Test
  void aReadOnlyFileIsRefusedEvenByForce() {
    MemoryWorkspace files = new MemoryWorkspace().with(".bazelrc", "").readOnly(".bazelrc");
    assertThat(plan(ONE, files, true).refusals())
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.message()).startsWith("is read-only"));
  }

  @Test
  void whatTheSpecNoLongerAsksForIsRemoved() {
    MemoryWorkspace files =
        written(ONE.replace("bazel: {}", "bazel: {platforms: [linux, windows]}"));
    files.with(".bazelrc", "# mine\n" + files.text(".bazelrc"));
    MemoryWorkspace moved =
        written(
            ONE.replace(
                "bazel: {}", "bazel: {rc: {file: credsmith.bazelrc, importFrom: other.bazelrc}}"),
            files,
            false);
    assertThat(moved.paths())
        .containsExactlyInAnyOrder(
            HELPER_CONFIG,
            ".bazelrc",
            "credsmith.bazelrc",
            "other.bazelrc",
            "tools/credential-helper",
            "credsmith.lock");
    assertThat(moved.text(".bazelrc")).doesNotContain("credsmith").startsWith("# mine\n");
    assertThat(moved.text("other.bazelrc")).contains("import %workspace%/credsmith.bazelrc\n");
  }

  @Test
  void anImportWrittenByHandIsEnough() {
    MemoryWorkspace files =
        new MemoryWorkspace().with(".bazelrc", "try-import %workspace%/credsmith.bazelrc\n");
    String spec =
        ONE.replace("bazel: {}", "bazel: {rc: {file: credsmith.bazelrc, importFrom: .bazelrc}}");
    assertThat(written(spec, files, false).text(".bazelrc"))
        .isEqualTo("try-import %workspace%/credsmith.bazelrc\n");
  }

  @Test
  void dockersFileKeepsWhatOthersWrote() {
    String others =
        "{\n  \"auths\": {\"ghcr.io\": {}},\n  \"credHelpers\": {\"gcr.io\": \"gcloud\"},\n  \"x\": 1.50\n}\n";
    MemoryWorkspace files = new MemoryWorkspace().with(".docker/config.json", others);
    String spec =
        "docker: {config: {}}\ncredentials:\n  - {name: hub, hosts: [docker.io, \"r.example:5000\"], provider: oci}\n";
    assertThat(written(spec, files, false).text(".docker/config.json"))
        .isEqualTo(
            others.replace(
                "{\"gcr.io\": \"gcloud\"}",
                "{\"gcr.io\": \"gcloud\", \"https://index.docker.io/v1/\": \"credsmith\", \"r.example:5000\": \"credsmith\"}"));
  }

  @Test
  void anotherCredentialHelperIsNotReplacedUnasked() {
    String others = "{\"credHelpers\": {\"r.example\": \"other\"}}";
    MemoryWorkspace files = new MemoryWorkspace().with(".docker/config.json", others);
    String spec =
        "docker: {config: {}}\ncredentials:\n  - {name: r, hosts: [r.example], provider: oci}\n";
    assertThat(plan(spec, files, false).refusals()).hasSize(1);
    assertThat(written(spec, files, true).text(".docker/config.json"))
        .isEqualTo("{\"credHelpers\": {\"r.example\": \"credsmith\"}}");
  }

  @Test
  void theWorkspacesBazelVersionDecidesTheNamesOfFlags() {
    MemoryWorkspace files = new MemoryWorkspace().with(".bazelversion", "6.2.1\n");
    assertThat(written(ONE, files, false).text(".bazelrc"))
        .contains("build --experimental_credential_helper=github.com=");
    files = new MemoryWorkspace().with(".bazelversion", "7.1.0\n");
    assertThat(written(ONE, files, false).text(".bazelrc"))
        .contains("common --credential_helper=github.com=");
  }

  private Plan plan(String body, WorkspaceFiles files, boolean force) {
    CredentialSpec spec = new SpecFixture(folder).spec(body);
    return new Planner(new Templates(Optional.empty()))
        .plan(new GenerationRequest(spec, "credsmith.yaml", files), force);
  }

  private MemoryWorkspace written(String body) {
    return written(body, new MemoryWorkspace(), false);
  }

  private MemoryWorkspace written(String body, MemoryWorkspace files, boolean force) {
    Plan plan = plan(body, files, force);
    assertThat(plan.refusals()).isEmpty();
    MemoryWorkspace after = files.apply(plan.changes());
    assertThat(plan(body, after, false).isUpToDate()).isTrue();
    return after;
  }
}
