package io.github.credsmith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.testing.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code import} writes and says, and what its exit code is. */
class ImportIT {
  private static final String RC =
      "common --credential_helper=github.com=%workspace%/tools/credential-helper\n";
  private static final String RULES =
      """
      {"urls": [
        {"host": "github.com", "helper": "github"},
        {"host": "github.com:*", "helper": "github"}
      ]}
      """;

  @TempDir private Path folder;

  @Test
  void writesTheSpecAndGenerateChangesNothingOfTheRules() {
    Workspace workspace =
        new Workspace(folder).file(".bazelrc", RC).file(".tweag-credential-helper.json", RULES);
    Outcome outcome = workspace.run("import");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.stdout())
        .isEqualTo("created credsmith.yaml with 1 note; next: credsmith generate --diff\n");
    assertThat(outcome.stderr()).startsWith(".bazelrc:1:1: ").contains("delete it").hasLineCount(1);
    assertThat(workspace.text("credsmith.yaml"))
        .contains(
            "hosts: [github.com]", "provider: github", "# From .tweag-credential-helper.json:2");
    assertThat(workspace.run("validate").exitCode()).isZero();
    assertThat(workspace.run("generate", "--force").exitCode()).isZero();
    assertThat(workspace.run("generate", "--check").exitCode()).isZero();
  }

  @Test
  void aSpecThatIsThereStaysUnlessForced() {
    Workspace workspace = new Workspace(folder).file(".bazelrc", RC).spec("credentials: []\n");
    String before = workspace.text("credsmith.yaml");
    assertThat(workspace.run("import").exitCode()).isEqualTo(1);
    assertThat(workspace.text("credsmith.yaml")).isEqualTo(before);
    assertThat(workspace.run("import", "--force").exitCode()).isZero();
    assertThat(workspace.text("credsmith.yaml")).contains("github.com");
  }

  @Test
  void onRequestTheSpecIsOnlyPrinted() {
    Workspace workspace = new Workspace(folder).file(".bazelrc", RC);
    Outcome outcome = workspace.run("import", "--stdout");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.stdout()).contains("apiVersion: credsmith/v1", "github.com");
    assertThat(workspace.path("credsmith.yaml")).doesNotExist();
  }

  @Test
  void anUnreadableFileIsNamedAndTheOthersAreImported() {
    Workspace workspace =
        new Workspace(folder)
            .file(".tweag-credential-helper.json", "{\"urls\": [")
            .file(".docker/config.json", "{\"credHelpers\": {\"ghcr.io\": \"acme\"}}");
    Outcome outcome = workspace.run("import");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr()).contains(".tweag-credential-helper.json:1:");
    assertThat(workspace.text("credsmith.yaml")).contains("credHelper: acme", "ghcr.io");
  }

  @Test
  void aLiteralSecretIsSaidLoudlyAndNotShown() {
    Workspace workspace =
        new Workspace(folder)
            .file(
                ".tweag-credential-helper.json",
                """
                {"urls": [{"host": "cache.example.com", "helper": "remoteapis", "config": {"header_name": "x-key",
                  "lookup_chain": [{"source": "static", "name": "canary-91b7d0"}]}}]}
                """);
    Outcome outcome = workspace.run("import");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.stderr()).contains("WARNING: a secret").doesNotContain("canary-91b7d0");
    assertThat(workspace.text("credsmith.yaml")).contains("insecureLiteral: canary-91b7d0");
    assertThat(workspace.run("import", "--stdout").stdout())
        .contains("insecureLiteral: \"***\"")
        .doesNotContain("canary-91b7d0");
  }

  @Test
  void aFolderThatIsNotThereIsAUsageError() {
    Outcome outcome = new Workspace(folder).run("import", "nowhere");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr()).contains("is not a directory");
  }
}
