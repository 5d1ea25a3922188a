package io.github.credsmith.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.document.Finding;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserFilesTest {
  private static final String AUTH = "{\"auth\": \"dXNlcjpmYWtl\"}";

  private static final Example REGISTRY =
      Example.bazelrc(
              "common --credential_helper=registry.acme.example=%workspace%/tools/credential-helper\n")
          .and(
              ".tweag-credential-helper.json",
              "{\"urls\": [{\"host\": \"registry.acme.example\", \"helper\": \"oci\"}]}\n")
          .andHelper();

  @TempDir private Path root;

  private List<String> rules(Example example) {
    return new LintFixture(root).lint(example).stream().map(Finding::rule).toList();
  }

  @Test
  void withoutTheCallersFilesNothingIsSaidOfThem() {
    assertThat(rules(REGISTRY)).isEmpty();
  }

  @Test
  void aCallerWithoutAnyConfigurationHasNoCredentials() {
    assertThat(rules(REGISTRY.andPrivate("~/.profile", "")))
        .containsExactly("across/no-registry-credentials");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"credsStore\": \"pass\"}",
        "{\"auths\": {\"registry.acme.example/team\": " + AUTH + "}}",
        "{\"auths\": {\"https://registry.acme.example/v1/\": " + AUTH + "}}",
        "{\"auths\": {\"registry.acme.example\": {}}}"
      })
  void whateverMayHoldThemIsEnough(String config) {
    assertThat(rules(REGISTRY.andPrivate("~/.docker/config.json", config)))
        .doesNotContain("across/no-registry-credentials");
  }

  @Test
  void whatCannotBeReadMayHoldThemToo() {
    assertThat(rules(REGISTRY.andPrivate("~/.docker/config.json", "{")))
        .containsExactly("docker-config/not-json");
  }

  @Test
  void theVariableGoesBeforeTheStores() {
    String variable = "{\"auths\": {\"registry.acme.example\": " + AUTH + "}}";

    assertThat(rules(REGISTRY.and("$DOCKER_AUTH_CONFIG", variable))).isEmpty();
  }

  @Test
  void aVariableWithAnyOtherKeyHoldsNothing() {
    String variable =
        "{\"auths\": {\"registry.acme.example\": " + AUTH + "}, \"credsStore\": \"pass\"}";

    assertThat(rules(REGISTRY.and("$DOCKER_AUTH_CONFIG", variable)))
        .containsExactlyInAnyOrder("docker-config/variable-keys", "across/no-registry-credentials");
  }

  @Test
  void aVariableThatIsNotJsonIsTold() {
    assertThat(new LintFixture(root).lint(Example.of("$DOCKER_AUTH_CONFIG", "{\"auths\": ")))
        .extracting(finding -> finding.location().file() + " " + finding.rule())
        .containsExactly("$DOCKER_AUTH_CONFIG docker-config/not-json");
  }

  @Test
  void aLoginForAnotherHostOrBesideAHelperForEverythingIsUsed() {
    Example example =
        Example.bazelrc("common --credential_helper=%workspace%/tools/credential-helper\n")
            .andHelper()
            .andPrivate("~/.netrc", "machine github.com login me password fake\n");

    assertThat(rules(example)).isEmpty();
  }
}
