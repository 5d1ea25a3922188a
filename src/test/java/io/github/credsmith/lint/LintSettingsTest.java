package io.github.credsmith.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The {@code lint} section of a spec. */
class LintSettingsTest {
  private static final String HEADER = "apiVersion: credsmith/v1\nkind: CredentialSpec\n";
  private static final String MISSPELT = "biuld --color=yes\n";

  @TempDir private Path root;

  private List<Finding> lint(String rc, String settings) {
    return new LintFixture(root).lint(Example.bazelrc(rc).and("credsmith.yaml", HEADER + settings));
  }

  private List<String> rules(String rc, String settings) {
    return lint(rc, settings).stream().map(Finding::rule).toList();
  }

  @ParameterizedTest
  @CsvSource({"error, ERROR", "warning, WARNING", "info, INFO"})
  void aRuleHasTheSeverityThatTheSpecSays(String word, Severity severity) {
    assertThat(lint(MISSPELT, "lint: {rules: {bazelrc/unknown-command: " + word + "}}\n"))
        .extracting(Finding::severity)
        .containsExactly(severity);
  }

  @Test
  void aRuleThatIsOffFindsNothing() {
    assertThat(rules(MISSPELT, "lint: {rules: {bazelrc/unknown-command: off}}\n")).isEmpty();
    assertThat(rules(MISSPELT, "lint: {rules: {bazelrc/no-options: off}}\n"))
        .containsExactly("bazelrc/unknown-command");
  }

  @Test
  void aGroupStandsForItsRulesAndARuleForItself() {
    String settings =
        "lint: {rules: {'bazelrc/*': off, bazelrc/missing-import: info, 'docker-config/*': off}}\n";

    assertThat(lint(MISSPELT + "import %workspace%/no.bazelrc\n", settings))
        .extracting(Finding::rule, Finding::severity)
        .containsExactly(tuple("bazelrc/missing-import", Severity.INFO));
  }

  @ParameterizedTest
  @CsvSource({"unknown-command", "bazelrc/unknown", "bazel/*", "'*'", "bazelrc/"})
  void aRuleThatThereIsNotIsAFinding(String rule) {
    List<Finding> findings = lint("", "lint:\n  rules:\n    '" + rule + "': off\n");

    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("spec/unknown-rule");
              assertThat(finding.location().toString()).isEqualTo("credsmith.yaml:5:5");
              assertThat(finding.what()).contains("'" + rule + "'");
            });
  }

  @ParameterizedTest
  @CsvSource({"across/apex", "ignore/unused", "spec/*", "schema/*", "spec/overlap", "ignore/*"})
  void whateverAFindingCanNameCanBeSet(String rule) {
    assertThat(rules("", "lint: {rules: {'" + rule + "': info}}\n")).isEmpty();
  }

  @Test
  void theIgnoreCommentsOfARuleThatIsOffAreNotUnused() {
    String rc = "# credsmith-ignore: bazelrc/unknown-command our wrapper knows it\n" + MISSPELT;

    assertThat(rules(rc, "lint: {rules: {bazelrc/unknown-command: off}}\n")).isEmpty();
    assertThat(rules(rc, "lint: {rules: {'bazelrc/*': off}}\n")).isEmpty();
    assertThat(rules(rc.replace("biuld", "build"), "")).containsExactly("ignore/unused");
  }

  @Test
  void findingsAboutTheSpecItselfAreWeighedToo() {
    String credentials =
        "credentials:\n  - {name: a, hosts: [a.acme.example], provider: github,"
            + " secrets: {default: [{insecureLiteral: fake}]}}\n";

    assertThat(lint("", credentials + "lint: {rules: {spec/insecure-literal: info}}\n"))
        .filteredOn(finding -> finding.rule().equals("spec/insecure-literal"))
        .extracting(Finding::severity)
        .containsExactly(Severity.INFO);
  }

  @Test
  void aWordThatIsNoSeverityIsAnErrorOfTheSpec() {
    assertThat(lint("", "lint: {rules: {bazelrc/no-options: none}}\n"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.rule()).isEqualTo("schema/enum"));
  }

  @Test
  void aSpecThatExtendsAnotherWinsRuleByRule() {
    LintFixture workspace = new LintFixture(root);

    List<Finding> findings =
        workspace.lint(
            Example.bazelrc(MISSPELT + "build\n")
                .and(
                    "base.yaml",
                    HEADER
                        + "lint: {rules: {bazelrc/no-options: off, bazelrc/unknown-command: off}}\n")
                .and(
                    "credsmith.yaml",
                    HEADER
                        + "extends: base.yaml\nlint: {rules: {bazelrc/unknown-command: error}}\n"));

    assertThat(findings)
        .singleElement()
        .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.ERROR));
  }

  @Test
  void aRuleThatIsOffMendsNothing() {
    String rc = "common --experimental_credential_helper=github.com=gh-helper\n";
    LintFixture workspace = new LintFixture(root);
    workspace.lint(
        Example.bazelrc(rc)
            .and(".bazelversion", "8.4.2\n")
            .and("credsmith.yaml", HEADER + "lint: {rules: {bazelrc/old-flag-name: off}}\n"));

    assertThat(workspace.fix().files()).isEmpty();
  }
}
