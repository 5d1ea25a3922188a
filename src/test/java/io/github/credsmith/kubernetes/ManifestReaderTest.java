package io.github.credsmith.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.dockerconfig.AuthEntry;
import io.github.credsmith.document.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestReaderTest {
  private static final String CONFIG = "{\"auths\": {\"acme.example\": {\"auth\": \"dTpw\"}}}";

  private static Manifest read(String yaml) {
    return ManifestReader.read(SourceText.of("k8s.yaml", yaml));
  }

  private static String secret(String type, String data) {
    return "apiVersion: v1\nkind: Secret\nmetadata: {name: pull}\ntype: kubernetes.io/"
        + type
        + "\n"
        + data
        + "\n";
  }

  private static PullSecret only(String yaml) {
    List<PullSecret> secrets = read(yaml).pullSecrets();
    assertThat(secrets).hasSize(1);
    return secrets.get(0);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> keys(PullSecret secret) {
    return secret.config().orElseThrow().auths().stream()
        .map(AuthEntry::key)
        .map(key -> key.text())
        .toList();
  }

  @Test
  void bothFormsOfConfigurationAreRead() {
    String auths = "{\"acme.example\": {\"auth\": \"dTpw\"}}";

    assertThat(
            keys(
                only(
                    secret(
                        "dockerconfigjson", "data: {.dockerconfigjson: " + base64(CONFIG) + "}"))))
        .containsExactly("acme.example");
    assertThat(keys(only(secret("dockercfg", "data: {.dockercfg: " + base64(auths) + "}"))))
        .containsExactly("acme.example");
  }

  @Test
  void base64MayBeWrapped() {
    String encoded = base64(CONFIG);
    String wrapped = encoded.substring(0, 20) + "\n    " + encoded.substring(20);

    PullSecret secret =
        only(secret("dockerconfigjson", "data:\n  .dockerconfigjson: |\n    " + wrapped));

    assertThat(secret.problems()).isEmpty();
    assertThat(keys(secret)).containsExactly("acme.example");
  }

  @Test
  void plainTextGoesBeforeBase64AndKeepsItsPlaces() {
    PullSecret secret =
        only(
            secret(
                "dockerconfigjson",
                "data: {.dockerconfigjson: e30=}\nstringData:\n  .dockerconfigjson: |\n    "
                    + CONFIG));

    assertThat(secret.config().orElseThrow().auths().get(0).keyLocation())
        .hasToString("k8s.yaml:8:16");
  }

  @Test
  void everyObjectOfEveryDocumentIsLookedAt() {
    Manifest manifest =
        read(
            "---\nkind: List\nitems:\n- "
                + secret("dockerconfigjson", "data: {}").replace("\n", "\n  ")
                + "\n---\nkind: Deployment\nspec: {template: {spec: {imagePullSecrets: [{name: pull}, {name: other}]}}}\n"
                + "---\nsecretGenerator: [{name: made}]\n"
                + "---\nkind: ExternalSecret\nmetadata: {name: a}\nspec: {target: {name: b}}\n"
                + "---\nimagePullSecrets: [{name: values-of-a-chart}]\n");

    assertThat(manifest.pullSecrets()).hasSize(1);
    assertThat(manifest.secretNames()).containsExactlyInAnyOrder("pull", "made", "a", "b");
    assertThat(manifest.references())
        .extracting(SecretReference::name)
        .containsExactly("pull", "other");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data: {.dockercfg: e30=} | WRONG_KEY",
        "data: {.dockerconfigjson: '{\"auths\": {}}'} | NOT_BASE64",
        "data: {.dockerconfigjson: bm90IGpzb246IGF0IGFsbA==} | NOT_JSON",
        "data: {.dockerconfigjson: gIGCgw==} | NOT_JSON",
        "stringData: {.dockerconfigjson: '{\"auths\": {}'} | NOT_JSON",
        "stringData: {.dockerconfigjson: '{\"a.b\": {\"auth\": \"dTpw\"}}'} | WRONG_FORM",
      })
  void faultsAreToldApart(String data, PullSecretProblem.Kind kind) {
    assertThat(only(secret("dockerconfigjson", data)).problems())
        .extracting(PullSecretProblem::kind)
        .containsExactly(kind);
  }

  @Test
  void theOlderFormHasNoAuths() {
    assertThat(only(secret("dockercfg", "data: {.dockercfg: " + base64(CONFIG) + "}")).problems())
        .extracting(PullSecretProblem::kind)
        .containsExactly(PullSecretProblem.Kind.WRONG_FORM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data: {}",
        "data: {.dockerconfigjson: ''}",
        "data: {'{{ .Values.key }}': e30=}",
        "data: {.dockerconfigjson: '{{ .Values.config | b64enc }}'}",
        "data: {.dockerconfigjson: '${DOCKER_CONFIG}'}",
        "data: {.dockerconfigjson: REPLACE_ME}",
        "data: {.dockerconfigjson: changeme}",
        "data: {.dockerconfigjson: <base64 of config.json>}",
        "data: {.dockerconfigjson: eyJhdXRocyI6eyJ...J9fX0=}",
        "data: {.dockerconfigjson: 'ENC[AES256_GCM,data:abc=,iv:x=]'}",
        "stringData: {.dockerconfigjson: '{\"auths\": {\"a.b\": {\"auth\": \"$AUTH\"}}}'}",
        "sops: {mac: x}\ndata: {.dockerconfigjson: '*'}",
      })
  void whatIsFilledInLaterIsNoFault(String data) {
    assertThat(read(secret("dockerconfigjson", data)).pullSecrets())
        .allSatisfy(secret -> assertThat(secret.problems()).isEmpty())
        .allSatisfy(secret -> assertThat(secret.config()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "https://index.docker.io/v1/, true, true",
    "https://index.docker.io/v2/, true, true",
    "index.docker.io, true, true",
    "docker.io, true, true",
    "docker.io/acme, true, true",
    "https://index.docker.io/v1, true, false",
    "registry-1.docker.io, true, false",
    "hub.docker.com, true, false",
    "registry.acme.example, false, false"
  })
  void keysOfDockerHubAreMatchedAsTheKubeletDoes(String text, boolean meant, boolean matched) {
    KubeletKey key = KubeletKey.parse(text);

    assertThat(key.meansDockerHub()).isEqualTo(meant);
    assertThat(key.matchesDockerHub()).isEqualTo(matched);
  }
}
