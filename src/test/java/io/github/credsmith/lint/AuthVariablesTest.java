package io.github.credsmith.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.document.Finding;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthVariablesTest {
  /** The user build with a password that looks generated. */
  private static final String REAL =
      "{\"auths\": {\"a.example\": {\"auth\": \"YnVpbGQ6a1g5M2h2UTJtWnI3VHRMdw==\"}}}";

  @TempDir private Path root;

  private List<Finding> lint(String yaml) {
    return new LintFixture(root).lint(Example.of(".gitlab-ci.yml", yaml));
  }

  @Test
  void aSecretInTheConfigurationOfCiIsToldAtItsEntry() {
    assertThat(lint("variables:\n  DOCKER_AUTH_CONFIG: '" + REAL + "'\n"))
        .extracting(finding -> finding.location() + " " + finding.rule())
        .containsExactly(".gitlab-ci.yml:2:35 docker-config/literal-secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "build:\n  variables: {DOCKER_AUTH_CONFIG: {value: '{\"auths\": ', description: d}}\n",
        "env:\n- {name: DOCKER_AUTH_CONFIG, value: '{\"auths\": '}\n"
      })
  void everyFormOfAssignmentIsRead(String yaml) {
    assertThat(lint(yaml)).extracting(Finding::rule).containsExactly("docker-config/not-json");
  }

  @Test
  void keysThatDockerRefusesThereAreTold() {
    assertThat(lint("DOCKER_AUTH_CONFIG: '{\"auths\": {}, \"credsStore\": \"pass\"}'\n"))
        .extracting(finding -> finding.location() + " " + finding.rule())
        .containsExactly(".gitlab-ci.yml:1:36 docker-config/variable-keys");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "env: {DOCKER_AUTH_CONFIG: '${{ secrets.DOCKER }}'}\n",
        "env: {DOCKER_AUTH_CONFIG: '{\"auths\": {\"a.example\": {\"auth\": \"$AUTH\"}}}'}\n",
        "before_script: ['mkdir x', 'echo $DOCKER_AUTH_CONFIG > x/config.json']\n",
        "DOCKER_AUTH_CONFIG: !reference [a, b]\n",
        "DOCKER_AUTH_CONFIG:\n"
      })
  void whatIsFilledInLaterIsNoFault(String yaml) {
    assertThat(lint(yaml)).isEmpty();
  }
}
