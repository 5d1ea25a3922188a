package io.github.credsmith.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.document.Finding;
import io.github.credsmith.lint.catalogue.RuleCatalogue;
import io.github.credsmith.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FixerTest {
  @TempDir private Path root;

  private LintFixture workspace;

  static Stream<RuleDescription> rules() {
    return new RuleCatalogue().descriptions().stream();
  }

  @BeforeEach
  void start() {
    workspace = new LintFixture(root);
  }

  private String fixed(Example example, String file) {
    workspace.lint(example);
    workspace.fix();
    return workspace.texts().get(file);
  }

  private String fixedRc(String text) {
    return fixed(Example.bazelrc(text).and(".bazelversion", "8.4.2\n").andHelper(), ".bazelrc");
  }

  private String fixedConfig(String text) {
    return fixed(Example.helperConfig(text), ".tweag-credential-helper.json");
  }

  /** What edits mend is gone, what they do not is as before, and a second run changes nothing. */
  @ParameterizedTest
  @MethodSource("rules")
  void mendsTheBadExampleAndNothingElse(RuleDescription rule) {
    List<Finding> before = workspace.lint(rule.bad());
    Map<String, String> textsBefore = workspace.texts();
    Set<String> touched =
        before.stream()
            .flatMap(finding -> finding.edits().stream())
            .map(edit -> edit.location().file())
            .collect(Collectors.toSet());

    FixOutcome outcome = workspace.fix();

    Map<String, String> textsAfter = workspace.texts();
    textsBefore.forEach(
        (file, text) -> {
          if (!touched.contains(file)) {
            assertThat(textsAfter).containsEntry(file, text);
          }
        });
    List<String> left = before.stream().filter(f -> !f.isMendable()).map(Finding::rule).toList();
    assertThat(workspace.lint().stream().map(Finding::rule)).isSubsetOf(left);
    assertThat(outcome.fixed()).isEqualTo(before.size() - left.size());
    assertThat(workspace.fix().fixed()).isZero();
    assertThat(workspace.texts()).isEqualTo(textsAfter);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void whereEditsMendTheBadExampleTheyMakeItTheGoodOne(RuleDescription rule) {
    List<Finding> before = workspace.lint(rule.bad());
    if (before.isEmpty() || !before.stream().allMatch(Finding::isMendable)) {
      return;
    }
    workspace.fix();

    for (Example.File file : rule.good().files()) {
      assertThat(withoutSpace(workspace.texts().get(file.path())))
          .isEqualTo(withoutSpace(file.text()));
    }
  }

  private static String withoutSpace(String text) {
    return text.replaceAll("\\s", "");
  }

  /** The table is what people can rely on. */
  @Test
  void theRulesThatMendAreDocumented() throws IOException {
    Set<String> mending = new TreeSet<>();
    rules()
        .forEach(
            rule -> {
              LintFixture own = new LintFixture(root.resolve(rule.id()));
              own.lint(rule.bad()).stream()
                  .filter(finding -> finding.rule().equals(rule.id()) && finding.isMendable())
                  .forEach(finding -> mending.add(rule.id()));
            });
    String page = Files.readString(Project.root().resolve("docs/lint.md"));
    Set<String> documented =
        Pattern.compile("(?m)^\\| \\[([a-z-]+/[a-z-]+)]")
            .matcher(page)
            .results()
            .map(row -> row.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(documented).isEqualTo(mending).hasSizeGreaterThan(10);
  }

  @Test
  void editsInOneLineAreMadeOneAfterTheOther() {
    assertThat(
            fixedRc(
                "# ours\r\nbuild  --experimental_credential_helper=GitHub.com=gh-helper\r\n\r\n"))
        .isEqualTo("# ours\r\ncommon  --credential_helper=github.com=gh-helper\r\n\r\n");
  }

  @Test
  void aByteOrderMarkQuotesAndLineJoinsStay() {
    assertThat(
            fixedRc(
                "\uFEFFcommon \"--experimental_credential_helper=GitHub.com=gh-helper\" \\\n  --color=yes"))
        .isEqualTo("\uFEFFcommon \"--credential_helper=github.com=gh-helper\" \\\n  --color=yes");
  }

  @Test
  void aNameThatIsQuotedInTheMiddleIsLeftAlone() {
    String rc = "common --experimental\"_credential\"_helper=github.com=gh-helper\n";

    assertThat(fixedRc(rc)).isEqualTo(rc);
  }

  @Test
  void withoutABazelVersionNoFlagIsRenamed() {
    String rc = "common --experimental_credential_helper=github.com=gh-helper\n";

    assertThat(fixed(Example.bazelrc(rc), ".bazelrc")).isEqualTo(rc);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          common --remote_cache=A --color=yes --remote_cache=B --remote_cache=A | common --color=yes --remote_cache=B --remote_cache=A
          common --repo_env=X=1 --repo_env=X=1                                  | common --repo_env=X=1 --repo_env=X=1
          common --copt=-Xclang --copt=-a --copt=-Xclang --copt=-b              | common --copt=-Xclang --copt=-a --copt=-Xclang --copt=-b
          """)
  void ofTwoOptionsTheOneWithoutEffectGoes(String before, String after) {
    assertThat(fixedRc(before + "\n")).isEqualTo(after + "\n");
  }

  @Test
  void aLineGoesWithItsOnlyOption() {
    assertThat(
            fixedRc(
                "# one\nbuild --google_auth_scopes=a \\\n\n# two\nbuild --google_auth_scopes=a\n"))
        .isEqualTo("# one\n# two\nbuild --google_auth_scopes=a\n");
  }

  @Test
  void aLineWithACommentIsNotRemoved() {
    String rc = "build --remote_cache=A # why\nbuild --remote_cache=A\n";

    assertThat(fixedRc(rc)).isEqualTo(rc);
  }

  @Test
  void anIgnoredFindingIsLeftAlone() {
    String rc =
        "# credsmith-ignore: bazelrc/old-flag-name our wrapper parses it\n"
            + "common --experimental_credential_helper=github.com=gh-helper\n";

    assertThat(fixedRc(rc)).isEqualTo(rc);
  }

  @Test
  void theManagedBlockIsLeftToItsSpec() {
    String rc =
        "# BEGIN credsmith: generated from credsmith.yaml, do not edit\n"
            + "common --experimental_credential_helper=github.com=gh-helper\n"
            + "# END credsmith: sha256 0000000000000000000000000000000000000000000000000000000000000000\n";
    workspace.lint(Example.bazelrc(rc).and(".bazelversion", "8.4.2\n"));

    FixOutcome outcome = workspace.fix();

    assertThat(workspace.texts()).containsEntry(".bazelrc", rc);
    assertThat(outcome.refused()).hasSize(1);
  }

  @Test
  void theRuleForTheDomainIsIndentedLikeTheOther() {
    String config =
        """
        {
          "urls": [
            {
              "host": "*.acme.example",
              "helper": "oci"
            }
          ]
        }
        """;
    String rc = "common --credential_helper=*.acme.example=%workspace%/tools/credential-helper\n";

    assertThat(
            fixed(
                Example.bazelrc(rc).and(".tweag-credential-helper.json", config).andHelper(),
                ".tweag-credential-helper.json"))
        .isEqualTo(
            """
            {
              "urls": [
                {
                  "host": "acme.example",
                  "helper": "oci"
                },
                {
                  "host": "*.acme.example",
                  "helper": "oci"
                }
              ]
            }
            """);
  }

  @Test
  void aRuleWithASecretIsNotCopied() {
    String config =
        "{\"urls\": [{\"host\": \"*.acme.example\", \"helper\": \"oci\", \"config\":"
            + " {\"lookup_chain\": [{\"source\": \"static\", \"name\": \"fake\"}]}}]}\n";
    String rc = "common --credential_helper=*.acme.example=%workspace%/tools/credential-helper\n";

    assertThat(
            fixed(
                Example.bazelrc(rc).and(".tweag-credential-helper.json", config).andHelper(),
                ".tweag-credential-helper.json"))
        .isEqualTo(config);
  }

  @Test
  void aHostThatWouldMeetAnotherRuleKeepsItsCase() {
    String config =
        "{\"urls\": [{\"host\": \"GitHub.com\", \"helper\": \"github\"},"
            + " {\"host\": \"github.com\", \"helper\": \"null\"}]}\n";

    assertThat(fixedConfig(config)).isEqualTo(config);
  }

  @Test
  void ofTwoKeysForDockerHubNeitherIsRenamed() {
    String config =
        "{\"auths\": {\"docker.io\": {\"auth\": \"dXNlcjpmYWtl\"},"
            + " \"https://index.docker.io/v1/\": {\"auth\": \"dXNlcjpmYWtl\"}}}\n";

    assertThat(
            fixed(
                new Example(List.of(), false).andPrivate(".docker/config.json", config),
                ".docker/config.json"))
        .isEqualTo(config);
  }

  @Test
  void anImportThatIsNotThereIsLeftAlone() {
    String rc = "try-import ci.bazelrc\n";

    assertThat(fixedRc(rc)).isEqualTo(rc);
  }
}
