package io.github.credsmith.helper.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.credsmith.helper.Caller;
import io.github.credsmith.helper.CredentialFailure;
import io.github.credsmith.helper.HelperChoice;
import io.github.credsmith.helper.SetupReport;
import io.github.credsmith.secret.Secret;
import io.github.credsmith.secret.SourceState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3ProviderTest {
  private static final String REGIONAL = "https://b.s3.eu-west-1.amazonaws.com/k";
  private static final String TIME = "20260304T050607Z";

  @TempDir private Path workspace;
  private Caller caller;

  @BeforeEach
  void call() {
    caller =
        new Caller(workspace).with("AWS_ACCESS_KEY_ID", "ID").with("AWS_SECRET_ACCESS_KEY", "key");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rule | https://b.s3.eu-west-1.amazonaws.com/k     | chain | env | profile | rule",
        "     | https://b.s3.eu-west-1.amazonaws.com/k     | chain | env | profile | eu-west-1",
        "     | https://b.s3.amazonaws.com/k               | chain | env | profile | chain",
        "     | https://b.s3.amazonaws.com/k               |       | env | profile | env",
        "     | https://b.s3.amazonaws.com/k               |       |     | profile | profile",
        "     | https://b.s3.amazonaws.com/k               |       |     |         | us-east-1",
        "     | https://b.s3-accelerate.amazonaws.com/k    |       | env | profile | env",
        "     | https://minio.example.com:9000/b/k         | chain | env | profile | chain",
        "     | https://minio.example.com:9000/b/k         |       |     | profile | profile",
        "rule | https://x.execute-api.eu-west-1.amazonaws.com/k | |   |         | rule",
        "     | https://a.r2.cloudflarestorage.com/b/k     | chain | env | profile | auto",
      })
  void theRegionIsTheFirstThatIsKnown(
      String rule, String url, String chain, String env, String profile, String expected)
      throws CredentialFailure {
    String lookup =
        chain == null
            ? "[]"
            : "[{\"source\": \"static\", \"name\": \"chain\", \"binding\": \"aws-default-region\"}]";
    String region = rule == null ? "" : "\"region\": \"rule\", ";
    caller.config(
        "{\"urls\": [{\"helper\": \"s3\", \"config\": {%s\"lookup_chain\": %s}}]}"
            .formatted(region, lookup));
    caller.with("AWS_DEFAULT_REGION", env == null ? "" : env);
    caller.file("home/.aws/config", "[default]\nregion = " + (profile == null ? "" : profile));

    assertThat(authorization(url)).contains("/20260304/" + expected + "/s3/aws4_request");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://minio.example.com/b/k", "https://b.s3-accelerate.amazonaws.com/k"})
  void aRegionThatNobodyTellsIsAnError(String url) {
    caller.config("{\"urls\": [{\"helper\": \"s3\"}]}");
    assertFailure(url, "the region is not known: ");
    caller.with("AWS_REGION", "eu west\n1");
    assertFailure(url, "the region by AWS_REGION is not a region's name");
  }

  @Test
  void everyBindingOfARulesChainIsUsed() throws Exception {
    caller
        .with("A", "CHAIN\n")
        .with("B", " secret ")
        .with("C", "token")
        .config(
            """
            {"urls": [{"helper": "s3", "config": {"lookup_chain": [
              {"source": "env", "name": "A", "binding": "aws-access-key-id"},
              {"source": "env", "name": "B", "binding": "aws-secret-access-key"},
              {"source": "env", "name": "C", "binding": "aws-session-token"}]}}]}
            """);
    Map<String, List<String>> headers = caller.headers(REGIONAL);

    assertThat(headers.get("X-Amz-Security-Token")).containsExactly("token");
    assertThat(headers.get("Authorization").get(0))
        .contains("Credential=CHAIN/")
        .endsWith(signature("secret", "token"));
  }

  @Test
  void aCloudflareTokensDigestIsTheSecretKey() throws Exception {
    caller.config(
        """
            {"urls": [{"helper": "s3", "config": {"region": "eu-west-1", "lookup_chain": [
              {"source": "static", "name": "ID", "binding": "aws-access-key-id"},
              {"source": "static", "name": "token", "binding": "cloudflare-api-token"}]}}]}
            """);
    assertThat(authorization(REGIONAL))
        .endsWith(signature(Secret.of("token").sha256Hex().reveal(), ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://b.s3.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Expires=60",
        "https://b.s3.amazonaws.com/k?X-Amz-Signature=abc",
        "https://a.r2.cloudflarestorage.com/b/k?x=y&X-Amz-Expires=60&X-Amz-Signature=abc"
      })
  void aPresignedUrlIsLeftAsItIs(String url) throws Exception {
    assertThat(caller.answer(url).isNone()).isTrue();
    assertThat(caller.setup(url).choice()).isInstanceOf(HelperChoice.Presigned.class);
  }

  @Test
  void anotherServiceOfAwsGetsNothing() throws Exception {
    String url = "https://123456789012.dkr.ecr.eu-west-1.amazonaws.com/v2/app/manifests/latest";
    assertThat(caller.answer(url).isNone()).isTrue();
    assertThat(caller.setup(url).report().subject()).contains("an AWS service other than S3");
  }

  @ParameterizedTest
  @CsvSource({
    "http://b.s3.amazonaws.com/k, a signature is sent over https only",
    "https://x.mrap.accesspoint.s3-global.amazonaws.com/k, a special endpoint of S3"
  })
  void whatCannotBeSignedIsAnError(String url, String why) {
    assertFailure(url, why);
  }

  @Test
  void aBareHostIsNoObject() {
    caller.config("{\"urls\": [{\"helper\": \"s3\"}]}");
    assertFailure("minio.example.com", "a bare host is a registry request");
  }

  @Test
  void setupNamesEverySourceAndWhatToDo() throws Exception {
    Caller nobody = new Caller(workspace);
    SetupReport report = nobody.setup(REGIONAL).report();

    assertThat(report.subject())
        .isEqualTo("an object in the bucket b of Amazon S3, in the region eu-west-1 (by the host)");
    assertThat(report.sources())
        .extracting(SourceState::state)
        .containsOnly(SourceState.State.NOT_SET);
    assertThat(report.sources())
        .extracting(SourceState::source)
        .containsExactly(
            "keyring tweag-credential-helper:aws-access-key-id",
            "keyring tweag-credential-helper:aws-secret-access-key",
            "keyring tweag-credential-helper:aws-default-region",
            "env AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
            "env AWS_WEB_IDENTITY_TOKEN_FILE and AWS_ROLE_ARN",
            "profile default",
            "container credentials",
            "instance metadata");
    assertThat(report.ready()).isFalse();
    assertThat(report.advice()).singleElement().asString().contains("aws configure");
    assertThat(caller.setup(REGIONAL).report().ready()).isTrue();
  }

  private String signature(String secretKey, String token) throws Exception {
    return new SignatureCheck("b.s3.eu-west-1.amazonaws.com", "/k", Map.of(), "eu-west-1", TIME)
        .signature(secretKey, token);
  }

  private String authorization(String url) throws CredentialFailure {
    return caller.headers(url).get("Authorization").get(0);
  }

  private void assertFailure(String url, String part) {
    assertThatThrownBy(() -> caller.answer(url))
        .isInstanceOf(CredentialFailure.class)
        .hasMessageContaining(part)
        .message()
        .hasLineCount(1);
  }
}
