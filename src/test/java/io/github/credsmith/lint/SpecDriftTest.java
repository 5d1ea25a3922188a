package io.github.credsmith.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.bazelrc.DiskFiles;
import io.github.credsmith.bazelrc.RcFiles;
import io.github.credsmith.cli.GeneratedDrift;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.schema.SchemaValidator;
import io.github.credsmith.spec.SpecLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecDriftTest {
  private static final String SPEC =
      "apiVersion: credsmith/v1\nkind: CredentialSpec\nmetadata: {name: acme}\nbazel: {platforms: [linux]}\n"
          + "credentials:\n  - name: github\n    hosts: [github.com]\n    provider: github\n";
  private static final String STUB = "tools/credential-helper";

  @TempDir private Path root;

  private LintFixture generated() {
    LintFixture fixture = new LintFixture(root);
    assertThat(fixture.lint(Example.of("credsmith.yaml", SPEC).andGenerated())).isEmpty();
    return fixture;
  }

  private static List<String> shown(List<Finding> findings) {
    return findings.stream().map(f -> f.location() + " " + f.rule()).toList();
  }

  @Test
  void aSpecFromWhichNothingWasGeneratedHasNotDrifted() {
    assertThat(new LintFixture(root).lint(Example.of("credsmith.yaml", SPEC))).isEmpty();
  }

  @Test
  void theFirstLineThatDiffersIsNamed() throws IOException {
    LintFixture fixture = generated();
    Path file = root.resolve(".tweag-credential-helper.json");
    Files.writeString(file, Files.readString(file).replace("\"github\"", "\"oci\""));

    assertThat(shown(fixture.lint()))
        .containsExactly(".tweag-credential-helper.json:3:1 spec/drift");
  }

  @Test
  void aChangedSpecShowsInEveryFile() throws IOException {
    LintFixture fixture = generated();
    Files.writeString(
        root.resolve("credsmith.yaml"), SPEC.replace("[github.com]", "[git.acme.example]"));

    assertThat(fixture.lint())
        .filteredOn(finding -> finding.rule().equals("spec/drift"))
        .extracting(finding -> finding.location().file())
        .containsExactly(".bazelrc", ".tweag-credential-helper.json");
  }

  @Test
  void aMissingFileIsToldAndAMissingBitIsTheHelpersFault() throws IOException {
    LintFixture fixture = generated();
    Files.delete(root.resolve(".tweag-credential-helper.json"));
    assertThat(root.resolve(STUB).toFile().setExecutable(false, false)).isTrue();

    assertThat(fixture.lint())
        .extracting(Finding::rule)
        .containsExactlyInAnyOrder("bazelrc/helper-not-executable", "spec/drift");
  }

  @Test
  void anEditedBlockIsOneFinding() throws IOException {
    LintFixture fixture = generated();
    Path file = root.resolve(".bazelrc");
    Files.writeString(file, Files.readString(file).replace("github.com=", "gitlab.com="));

    assertThat(fixture.lint())
        .extracting(Finding::rule)
        .contains("bazelrc/edited-block")
        .doesNotContain("spec/drift");
  }

  @Test
  void anEditedScriptIsNoOldOne() throws IOException {
    LintFixture fixture = generated();
    Files.writeString(root.resolve(STUB), "#!/bin/sh\nexit 1\n");

    assertThat(shown(fixture.lint())).containsExactly(STUB + ":2:1 spec/drift");
  }

  @Test
  void aTextInThePlaceOfAFileIsWhatIsCompared() throws IOException {
    generated();
    Path rc = root.resolve(".bazelrc");
    Files.writeString(rc, "\n".repeat(100) + Files.readString(rc));
    RcFiles disk = new DiskFiles(root);
    RcFiles edited = disk.overlaid(Map.of(rc, SourceText.of(".bazelrc", "common --color=yes\n")));
    SpecLoader specs = new SpecLoader(new SchemaValidator(), root);

    List<Drift> drift =
        new GeneratedDrift(root, edited)
            .of(specs.load(List.of(Path.of("credsmith.yaml"))), root.resolve("credsmith.yaml"));

    assertThat(drift).extracting(Drift::location).hasToString("[.bazelrc:2:1]");
  }

  @Test
  void withAFaultInTheSpecNothingIsCompared() throws IOException {
    LintFixture fixture = generated();
    Files.writeString(root.resolve("credsmith.yaml"), SPEC + "unknown: 1\n");

    assertThat(fixture.lint()).extracting(Finding::rule).doesNotContain("spec/drift");
  }
}
