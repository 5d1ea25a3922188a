package io.github.credsmith.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.document.Finding;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinterTest {
  private static final String CONFIG = ".tweag-credential-helper.json";

  @TempDir private Path root;

  private List<Finding> lint(Example example) {
    return new LintFixture(root).lint(example);
  }

  private static String helper(String scope) {
    return "common --credential_helper=" + scope + "=%workspace%/tools/credential-helper\n";
  }

  @ParameterizedTest
  @CsvSource({
    "cache.acme.example:9092, 46, 51",
    "github.com/acme, 38, 43",
    "https://github.com, 28, 36",
    "localhost, 28, 37",
    "a.*.acme.example, 28, 44"
  })
  void aScopeIsMarkedAtThePartThatIsWrong(String scope, int from, int to) {
    List<Finding> findings = lint(Example.bazelrc(helper(scope)).andHelper());

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).rule()).isEqualTo("bazelrc/invalid-scope");
    assertThat(findings.get(0).location().span().start().column()).isEqualTo(from);
    assertThat(findings.get(0).location().span().end().column()).isEqualTo(to);
  }

  @ParameterizedTest
  @CsvSource({
    "import --remote_header=key=canary-value",
    "build --config --remote_header=key=canary-value",
    "build:me:canary-value@ --credential_helper=a.example=x",
    "build --credential_helper=' --remote_header=authorization=canary-value'"
  })
  void aSecretWhereANameIsExpectedIsNotShown(String line) {
    List<Finding> findings = lint(Example.bazelrc(line + "\n"));

    assertThat(findings.toString()).doesNotContain("canary");
  }

  @Test
  void positionsCountThroughLineJoinsAndQuotes() {
    List<Finding> findings =
        lint(
            Example.bazelrc(
                    "common --color=yes \\\n  --credential_helper=\"acme.example:1=%workspace%/tools/credential-helper\"\n")
                .andHelper());

    assertThat(findings).extracting(f -> f.location().toString()).containsExactly(".bazelrc:2:36");
  }

  @Test
  void aScopeThatOnlyHostsBelowAnswerIsTold() {
    List<Finding> findings =
        lint(
            Example.bazelrc(helper("s3.amazonaws.com") + helper("*.s3.amazonaws.com"))
                .and(CONFIG, "{\"urls\": [{\"host\": \"*.s3.amazonaws.com\", \"helper\": \"s3\"}]}")
                .andHelper());

    assertThat(findings).extracting(Finding::rule).containsExactly("across/unanswered-scope");
    assertThat(findings.get(0).what()).contains("https://s3.amazonaws.com/");
    assertThat(findings.get(0).related())
        .extracting(related -> related.location().toString())
        .containsExactly(CONFIG + ":1:20");
  }

  @Test
  void aRuleForAPortAnswersForSomeOfAScope() {
    assertThat(
            lint(
                Example.bazelrc(helper("acme.example"))
                    .and(
                        CONFIG,
                        "{\"urls\": [{\"host\": \"acme.example:8443\", \"helper\": \"oci\"}]}")
                    .andHelper()))
        .isEmpty();
  }

  @Test
  void rulesForOtherHostsWithAnyPortDoNotAnswer() {
    assertThat(
            lint(
                Example.bazelrc(helper("*.acme.example"))
                    .and(CONFIG, "{\"urls\": [{\"host\": \"ghcr.io:*\", \"helper\": \"oci\"}]}")
                    .andHelper()))
        .extracting(Finding::rule)
        .containsExactlyInAnyOrder("across/unanswered-scope", "across/unreached-rule");
  }

  @Test
  void whatOtherProgramsAnswerIsNotGuessed() {
    assertThat(
            lint(
                Example.bazelrc(
                        helper("github.com")
                            + "common --credential_helper=storage.acme.example=gcloud-helper\n")
                    .and(CONFIG, "{\"urls\": [{\"host\": \"github.com\", \"helper\": \"github\"}]}")
                    .andHelper()))
        .isEmpty();
  }

  @Test
  void aServiceWithAPortSaysWhichRuleItsPortMisses() {
    List<Finding> findings =
        lint(
            Example.bazelrc(
                    "build --bes_backend=bes.acme.example:443\n" + helper("bes.acme.example"))
                .and(
                    CONFIG,
                    "{\"urls\": [{\"host\": \"bes.acme.example\", \"helper\": \"remoteapis\","
                        + " \"config\": {\"auth_method\": \"basic_auth\"}}]}")
                .andHelper());

    assertThat(findings).extracting(Finding::rule).containsExactly("across/unanswered-endpoint");
    assertThat(findings.get(0).what())
        .contains("https://bes.acme.example:443/google.devtools.build.v1.PublishBuildEvent");
    assertThat(findings.get(0).related()).hasSize(2);
  }

  @Test
  void passwordsInUrlsAreNotRepeated() {
    List<Finding> findings =
        lint(
            Example.bazelrc(
                    "build --remote_cache=grpcs://me:hunter2@cache.acme.example:1\n"
                        + helper("cache.acme.example")
                        + helper("https://me:hunter2@acme.example")
                        + "hunter2 --remote_header=authorization=hunter2\n"
                        + "build --remote_header=hunter2 hunter2 --hunter2 --repo_env=TOKEN=hunter2\n"
                        + "build --repo_env=TOKEN=hunter2\n")
                .and(
                    CONFIG, "{\"urls\": [{\"host\": \"cache.acme.example\", \"helper\": \"oci\"}]}")
                .and(
                    ".docker/config.json",
                    "{\"auths\": {\"https://me:hunter2@acme.example\": {\"auth\": \"hunter2\"}}}")
                .andHelper());

    assertThat(findings).hasSizeGreaterThan(5).noneMatch(f -> f.toString().contains("hunter2"));
  }

  @Test
  void filesThatCannotBeReadKeepNoOtherFromBeingChecked() {
    assertThat(
            lint(
                Example.bazelrc("biuld --color=yes\n")
                    .and(CONFIG, "{")
                    .andPrivate(".docker/config.json", "[")
                    .and("credsmith.yaml", "apiVersion: [")))
        .extracting(Finding::rule)
        .contains(
            "bazelrc/unknown-command",
            "helper-config/not-json",
            "docker-config/not-json",
            "spec/not-yaml");
  }

  @Test
  void anIgnoreCommentCoversItsOwnLineOrTheNext() {
    assertThat(
            lint(
                Example.bazelrc(
                    "import /no/such # credsmith-ignore: bazelrc/missing-import only CI has it\n"
                        + "# credsmith-ignore: bazelrc/unknown-command a wrapper reads it\n"
                        + "\n"
                        + "# another comment\n"
                        + "wrapper --color=yes\n")))
        .isEmpty();
  }

  @Test
  void anIgnoreCommentCoversNoOtherLineAndNoOtherRule() {
    assertThat(
            lint(
                Example.bazelrc(
                    "import /no/such # credsmith-ignore: bazelrc/import-loop it is one\n"
                        + "import /no/such2\n")))
        .extracting(Finding::rule)
        .containsExactly("bazelrc/missing-import", "ignore/unused", "bazelrc/missing-import");
  }

  @Test
  void aSpecMayHaveIgnoreCommentsToo() {
    String spec =
        """
        apiVersion: credsmith/v1
        kind: CredentialSpec
        credentials:
          - name: docker-hub
            hosts: [index.docker.io]
            provider: oci
            secrets:
              username: [{env: HUB_USER}]
              # credsmith-ignore: spec/insecure-literal a public test account
              password: [{insecureLiteral: fake}]
        """;

    assertThat(lint(Example.of("credsmith.yaml", spec))).isEmpty();
    assertThat(lint(Example.of("credsmith.yaml", spec.replaceAll("(?m)^.*ignore:.*\n", ""))))
        .extracting(Finding::rule)
        .containsExactly("spec/insecure-literal");
  }

  @Test
  void configsThatFilesMayDefineElsewhereAreDoubted() {
    List<Finding> findings =
        lint(Example.bazelrc("try-import %workspace%/user.bazelrc\nbuild --config=mine\n"));

    assertThat(findings).extracting(Finding::rule).containsExactly("bazelrc/undefined-config");
    assertThat(findings.get(0).severity()).isEqualTo(io.github.credsmith.document.Severity.WARNING);
  }

  @Test
  void placeholdersAreNoSecrets() {
    assertThat(
            lint(
                Example.bazelrc(
                    "common --remote_header=x-buildbuddy-api-key=BUILDBUDDY_API_KEY\n"
                        + "common --repo_env=MY_TOKEN=${TOKEN_1234567890abcdef}\n"
                        + "common --action_env=SECRET_FILE=/run/secrets/a1b2c3d4e5f6g7h8\n"
                        + "common --repo_env=GITHUB_TOKEN\n")))
        .isEmpty();
  }
}
