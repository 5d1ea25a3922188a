package io.github.credsmith.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.document.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesRulesTest {
  private static final String HEAD =
      "apiVersion: v1\nkind: Secret\nmetadata: {name: pull}\ntype: kubernetes.io/dockerconfigjson\n";

  @TempDir private Path root;

  private List<Finding> lint(String yaml) {
    return new LintFixture(root).lint(Example.of("deploy/k8s.yml", yaml));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theRulesOfDockerConfigurationsHoldInSecretsToo() {
    String config =
        "{\"auths\": {\"a.example\": {\"auth\": \"bm90aGluZw==\"}, \"b.example\": 1,"
            + " \"c.example\": {\"auth\": \"dTpw\", \"username\": \"other\"}}}";

    assertThat(lint(HEAD + "stringData:\n  .dockerconfigjson: |\n    " + config + "\n"))
        .extracting(finding -> finding.location() + " " + finding.rule())
        .containsExactly(
            "deploy/k8s.yml:7:38 docker-config/undecodable-auth",
            "deploy/k8s.yml:7:68 docker-config/wrong-type",
            "deploy/k8s.yml:7:71 docker-config/auth-disagrees");
  }

  @Test
  void aFaultInsideBase64IsShownAtTheValue() {
    String config = "{\"credHelpers\": {\"a.example\": \"/no/name\"}}";

    assertThat(lint(HEAD + "data:\n  .dockerconfigjson: " + base64(config) + "\n"))
        .extracting(finding -> finding.location() + " " + finding.rule())
        .containsExactly("deploy/k8s.yml:6:22 kubernetes/ignored-helpers");
  }

  @ParameterizedTest
  @CsvSource({
    "kX93hvQ2mZr7TtLw, true",
    "ghp_0123456789abcdefghijABCDEFGHIJ012345, true",
    "correct-horse, true",
    "p, false",
    "password123, false",
    "your-token-here, false",
    "<password>, false",
    "xxxxxxxxxxxxxxxx, false",
    "DOCKER_PASSWORD, false"
  })
  void onlyWhatOpensSomethingIsASecret(String password, boolean found) {
    String config =
        "{\"auths\": {\"a.example\": {\"auth\": \"" + base64("build:" + password) + "\"}}}";

    List<Finding> findings = lint(HEAD + "data:\n  .dockerconfigjson: " + base64(config) + "\n");

    assertThat(findings)
        .extracting(Finding::rule)
        .containsExactlyElementsOf(found ? List.of("docker-config/literal-secret") : List.of());
    assertThat(findings.toString()).doesNotContain(password + " ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind: Secret\ntype: kubernetes.io/dockerconfigjson\ndata:\n  {{ .Values.x }}: y\n",
        "{{ if .Values.imagePullSecrets }}\nkind: Pod\n{{ end }}\n",
        "imagePullSecrets:\n- {name: a}\n1: 2\n",
        "kind: CustomResourceDefinition\nimagePullSecrets: []\n"
      })
  void templatesAndOtherFilesAreNoFindings(String yaml) {
    assertThat(lint(yaml)).isEmpty();
  }

  @Test
  void anIgnoreCommentCoversALineOfAManifest() {
    String line = "  .dockerconfigjson: '{}' # credsmith-ignore: kubernetes/not-encoded a test\n";

    assertThat(lint(HEAD + "data:\n" + line)).isEmpty();
  }

  @Test
  void onlyManifestsThatMatterAreFound() throws IOException {
    write(".gitignore", "/secret\n");
    write("a.yaml", "kind: ConfigMap\n");
    Path secret = write("b/pull.yaml", HEAD);
    write("secret/pull.yaml", HEAD);
    write("b/pull.txt", HEAD);

    assertThat(WorkspaceFinder.below(root, false).folders().get(0).manifests())
        .containsExactly(secret);
  }

  private Path write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
