package io.github.credsmith.helper.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.credsmith.helper.Caller;
import io.github.credsmith.helper.CredentialAnswer;
import io.github.credsmith.helper.CredentialFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** AWS's own sources of keys, as a caller without a rule meets them. */
class AwsKeyChainTest {
  private static final String URL = "https://b.s3.eu-west-1.amazonaws.com/k";

  /** Named by the SHA-1 of {@code acme}. */
  private static final String SSO_SESSION_FILE =
      "home/.aws/sso/cache/293abb6b76d7791c0732cc517d38c4b5c734b87f.json";

  private static final String SSO_PROFILE =
      """
      [profile dev]
      sso_session = acme
      sso_account_id = 123456789012
      sso_role_name = reader
      [sso-session acme]
      sso_region = eu-west-1
      sso_start_url = https://acme.awsapps.com/start
      """;

  @TempDir private Path workspace;
  private Caller caller;

  @BeforeEach
  void call() {
    caller = new Caller(workspace);
  }

  @Test
  void variablesComeBeforeTheProfile() throws Exception {
    credentials("[default]\naws_access_key_id = FILE\naws_secret_access_key = s\n");
    assertThat(idOf(caller.answer(URL))).isEqualTo("FILE");

    caller.with("AWS_ACCESS_KEY_ID", "ENV");
    assertThat(idOf(caller.answer(URL))).isEqualTo("FILE");

    caller.with("AWS_SECRET_ACCESS_KEY", "s").with("AWS_SESSION_TOKEN", "tok");
    assertThat(idOf(caller.answer(URL))).isEqualTo("ENV");
    assertThat(caller.headers(URL)).containsKey("X-Amz-Security-Token");
  }

  @Test
  void profilesComeFromBothFilesAndAreChosenByName() throws Exception {
    config("[default]\naws_access_key_id = CONFIG\naws_secret_access_key = s\nregion = x\n");
    assertThat(idOf(caller.answer(URL))).isEqualTo("CONFIG");

    credentials(
        "[default]\naws_access_key_id = FILE\naws_secret_access_key = s\n"
            + "[other]\naws_access_key_id = OTHER\naws_secret_access_key = s\n");
    assertThat(idOf(caller.answer(URL))).isEqualTo("FILE");
    assertThat(idOf(caller.with("AWS_PROFILE", "other").answer(URL))).isEqualTo("OTHER");
  }

  @Test
  void theFilesMayBeElsewhere() throws Exception {
    caller
        .file("elsewhere/keys", "[default]\naws_access_key_id = ELSE\naws_secret_access_key = s\n")
        .with("AWS_SHARED_CREDENTIALS_FILE", "elsewhere/keys");
    assertThat(idOf(caller.answer(URL))).isEqualTo("ELSE");

    caller
        .file("home/mine", "[default]\naws_access_key_id = MINE\naws_secret_access_key = s\n")
        .with("AWS_SHARED_CREDENTIALS_FILE", "~/mine");
    assertThat(idOf(caller.answer(URL))).isEqualTo("MINE");
  }

  @Test
  void aProfileThatWasChosenAndIsMissingIsAnError() {
    caller.with("AWS_PROFILE", "typo");
    assertFailure("profile typo: FAILED (there is no such profile); correct AWS_PROFILE");
  }

  @Test
  void aBrokenFileIsNamedWithItsLineAndNotQuoted() {
    credentials("[default]\naws_secret_access_key canary-secret\n");
    assertThatThrownBy(() -> caller.answer(URL))
        .isInstanceOf(CredentialFailure.class)
        .hasMessageContaining(".aws/credentials is not an AWS configuration")
        .hasMessageContaining("on line 2")
        .hasMessageNotContaining("canary");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[default]\nrole_arn = arn:aws:iam::1:role/a/worker\nsource_profile = base\n",
        "[default]\nrole_arn = arn:aws:iam::1:role/a/worker\nsource_profile = default\n"
            + "aws_access_key_id = BASE\naws_secret_access_key = s\n",
        "[default]\nrole_arn = arn:aws:iam::1:role/a/worker\nsource_profile = middle\n"
            + "[profile middle]\nrole_arn = arn:aws:iam::1:role/BASE\nsource_profile = base\n",
      })
  void aProfilesRoleIsTakenWithItsSourcesKey(String config) throws Exception {
    try (AwsServer sts = AwsServer.sts()) {
      config(config + "[profile base]\naws_access_key_id = BASE\naws_secret_access_key = s\n");
      caller.with("AWS_ENDPOINT_URL_STS", sts.url());
      CredentialAnswer answer = caller.answer(URL);

      assertThat(idOf(answer)).isEqualTo("worker");
      assertThat(caller.headers(URL).get("X-Amz-Security-Token"))
          .containsExactly("token-of-worker");
      RecordedRequest last = sts.seen().get(sts.seen().size() - 1);
      assertThat(last.getHeaders().get("Authorization"))
          .contains("Credential=BASE/20")
          .contains("/us-east-1/sts/");
      assertThat(AwsServer.field(last, "RoleSessionName")).isEqualTo("credsmith");
    }
  }

  @Test
  void aRolesSettingsAreSentAndTheEndpointMayBeTheProfiles() throws Exception {
    try (AwsServer sts = AwsServer.sts()) {
      config(
          """
          [default]
          region = eu-central-1
          services = local
          role_arn = arn:aws:iam::1:role/worker
          source_profile = base
          external_id = ext
          duration_seconds = 1800
          role_session_name = me
          [services local]
          sts =
            endpoint_url = %s
          [profile base]
          aws_access_key_id = BASE
          aws_secret_access_key = s
          """
              .formatted(sts.url()));
      assertThat(idOf(caller.answer(URL))).isEqualTo("worker");

      RecordedRequest request = sts.seen().get(0);
      assertThat(AwsServer.field(request, "ExternalId")).isEqualTo("ext");
      assertThat(AwsServer.field(request, "DurationSeconds")).isEqualTo("1800");
      assertThat(AwsServer.field(request, "RoleSessionName")).isEqualTo("me");
      assertThat(request.getHeaders().get("Authorization")).contains("/eu-central-1/sts/");
    }
  }

  @Test
  void aRefusedRoleIsAnErrorWithoutTheServersWords() throws Exception {
    try (AwsServer sts = AwsServer.sts()) {
      caller.with("AWS_ENDPOINT_URL", sts.url());
      config(
          "[default]\nrole_arn = arn:aws:iam::1:role/forbidden\nsource_profile = default\n"
              + "aws_access_key_id = BASE\naws_secret_access_key = s\n");
      assertFailure("profile default: FAILED (STS refused (AccessDenied, HTTP 403))");
      assertThat(sts.seen()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "source_profile = a                    | the profiles need one another in a circle",
        "source_profile = nobody               | profile nobody: there is no such profile",
        "region = x                            | neither source_profile nor a known",
        "source_profile = a; mfa_serial = arn  | a code of a second factor",
        "credential_source = Environment       | AWS_SECRET_ACCESS_KEY has no key: not set",
        "source_profile = empty                | profile empty has no key: it has no credentials",
      })
  void aProfileThatLeadsNowhereIsExplained(String settings, String why) {
    config(
        "[default]\nrole_arn = r\n"
            + settings.replace("; ", "\n")
            + "\n[profile a]\nrole_arn = r\nsource_profile = default\n[profile empty]\nregion = x\n");
    assertFailure(why);
  }

  @Test
  void aWebIdentityTakesItsRole() throws Exception {
    try (AwsServer sts = AwsServer.sts()) {
      caller
          .file("token", "jwt-of-the-job\n")
          .with("AWS_WEB_IDENTITY_TOKEN_FILE", "token")
          .with("AWS_ROLE_ARN", "arn:aws:iam::1:role/ci")
          .with("AWS_ENDPOINT_URL_STS", sts.url());
      assertThat(idOf(caller.answer(URL))).isEqualTo("ci");

      RecordedRequest request = sts.seen().get(0);
      assertThat(AwsServer.field(request, "Action")).isEqualTo("AssumeRoleWithWebIdentity");
      assertThat(AwsServer.field(request, "WebIdentityToken")).isEqualTo("jwt-of-the-job");
      assertThat(request.getHeaders().get("Authorization")).isNull();

      caller.file("token", "jwt-of-another\n").answer(URL);
      assertThat(AwsServer.field(sts.seen().get(1), "WebIdentityToken"))
          .isEqualTo("jwt-of-another");

      Files.delete(workspace.resolve("token"));
      assertFailure("the web identity token file cannot be read or is empty: token");
    }
  }

  @Test
  void aLoginToIdentityCenterYieldsItsRole() throws Exception {
    try (AwsServer sso =
        new AwsServer(
            request ->
                AwsServer.json(
                    "{\"roleCredentials\": {\"accessKeyId\": \"SSO\", \"secretAccessKey\": \"s\","
                        + " \"sessionToken\": \"t\", \"expiration\": 1772604367000}}"))) {
      caller.with("AWS_PROFILE", "dev").with("AWS_ENDPOINT_URL_SSO", sso.url());
      config(SSO_PROFILE);
      assertFailure(
          "nobody is logged in to IAM Identity Center); run: aws sso login --profile dev");

      caller.file(
          SSO_SESSION_FILE,
          "{\"accessToken\": \"login\", \"expiresAt\": \"2026-03-04T05:06:08UTC\"}");
      assertThat(idOf(caller.answer(URL))).isEqualTo("SSO");
      RecordedRequest request = sso.seen().get(0);
      assertThat(request.getTarget())
          .isEqualTo("/federation/credentials?role_name=reader&account_id=123456789012");
      assertThat(request.getHeaders().get("x-amz-sso_bearer_token")).isEqualTo("login");

      caller.answer(URL);
      assertThat(sso.seen()).hasSize(1);
      config(SSO_PROFILE.replace("sso_region = eu-west-1", "sso_region = eu-west-2"));
      caller.answer(URL);
      assertThat(sso.seen()).hasSize(2);
    }
  }

  @Test
  void aLoginThatIsOverIsRenewedAndKept() throws Exception {
    try (AwsServer sso =
        new AwsServer(
            request ->
                request.getTarget().equals("/token")
                    ? AwsServer.json(
                        "{\"accessToken\": \"renewed\", \"expiresIn\": 60, \"refreshToken\": \"r2\"}")
                    : AwsServer.json(
                        "{\"roleCredentials\": {\"accessKeyId\": \"SSO\", \"secretAccessKey\":"
                            + " \"s\", \"sessionToken\": \"t\", \"expiration\": 1772604367000}}"))) {
      caller.with("AWS_PROFILE", "dev").with("AWS_ENDPOINT_URL", sso.url());
      config(SSO_PROFILE);
      caller.file(
          SSO_SESSION_FILE,
          "{\"accessToken\": \"old\", \"expiresAt\": \"2026-03-04T05:06:07Z\", \"clientId\": \"id\","
              + " \"clientSecret\": \"cs\", \"refreshToken\": \"r1\", \"unknown\": [1],"
              + " \"registrationExpiresAt\": \"2026-04-04T00:00:00Z\"}");

      assertThat(idOf(caller.answer(URL))).isEqualTo("SSO");
      assertThat(sso.seen().get(0).getBody().utf8()).contains("\"refreshToken\":\"r1\"");
      assertThat(sso.seen().get(1).getHeaders().get("x-amz-sso_bearer_token")).isEqualTo("renewed");
      assertThat(Files.readString(workspace.resolve(SSO_SESSION_FILE)))
          .contains("\"accessToken\":\"renewed\"")
          .contains("\"refreshToken\":\"r2\"")
          .contains("\"expiresAt\":\"2026-03-04T05:07:07Z\"")
          .contains("\"unknown\":[1]");
    }
  }

  @Test
  void aLoginThatIsOverForGoodIsToldBySetupToo() throws Exception {
    caller.with("AWS_PROFILE", "dev");
    config(SSO_PROFILE);
    caller.file(
        SSO_SESSION_FILE, "{\"accessToken\": \"old\", \"expiresAt\": \"2026-03-04T05:06:07Z\"}");

    assertThat(caller.setup(URL).report().advice())
        .containsExactly("run: aws sso login --profile dev");
    assertFailure("the login to IAM Identity Center is over");
  }

  @Test
  void aCredentialProcessRunsInTheCallersEnvironment() throws Exception {
    caller.with("PATH", System.getenv("PATH")).with("KEY", "PROC");
    config(
        "[default]\ncredential_process = printf '{\"Version\":1,\"AccessKeyId\":\"%s\","
            + "\"SecretAccessKey\":\"s\",\"SessionToken\":\"t\",\"Expiration\":\""
            + AwsServer.EXPIRY
            + "\"}' \"$KEY\"\n");
    assertThat(idOf(caller.answer(URL))).isEqualTo("PROC");
    assertThat(idOf(caller.with("KEY", "OTHER").answer(URL))).isEqualTo("OTHER");

    config("[default]\ncredential_process = echo canary-secret >&2; exit 3\n");
    assertFailure("profile default: FAILED (its credential_process failed with exit code 3)");
    config("[default]\ncredential_process = echo '{}'\n");
    assertFailure("its credential_process wrote no key");
  }

  @Test
  void aContainersServerIsAskedWithItsToken() throws Exception {
    try (AwsServer server = new AwsServer(request -> AwsServer.json(AwsServer.key("TASK")))) {
      caller
          .file("token", "the-token\n")
          .with("AWS_CONTAINER_CREDENTIALS_FULL_URI", server.url() + "/v1/credentials?id=1")
          .with("AWS_CONTAINER_AUTHORIZATION_TOKEN", "not this one")
          .with("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "token");
      CredentialAnswer answer = caller.answer(URL);
      assertThat(idOf(answer)).isEqualTo("TASK");
      assertThat(server.seen().get(0).getHeaders().get("Authorization")).isEqualTo("the-token");
      assertThat(server.seen().get(0).getTarget()).isEqualTo("/v1/credentials?id=1");
    }
  }

  @Test
  void aContainersTokenGoesToNoOtherMachineInPlainText() {
    caller
        .with("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://evil.example/")
        .with("AWS_CONTAINER_AUTHORIZATION_TOKEN", "canary");
    assertFailure(
        "AWS_CONTAINER_CREDENTIALS_FULL_URI is not an https URL, nor one of this machine");
  }

  @Test
  void anInstancesServerIsAskedLast() throws Exception {
    try (AwsServer server = new AwsServer(AwsKeyChainTest::instance)) {
      caller
          .without("AWS_EC2_METADATA_DISABLED")
          .with("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.url());
      assertThat(caller.setup(URL).report().ready()).isTrue();
      assertThat(server.seen()).extracting(RecordedRequest::getTarget).hasSize(2);

      CredentialAnswer answer = caller.answer(URL);
      assertThat(idOf(answer)).isEqualTo("EC2");
      assertThat(answer.expires()).contains(Instant.parse("2026-03-04T05:20:37Z"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 500})
  void aMachineWithoutARoleIsTold(int status) throws Exception {
    try (AwsServer server = new AwsServer(request -> AwsServer.status(status))) {
      caller
          .without("AWS_EC2_METADATA_DISABLED")
          .with("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.url());
      assertFailure("instance metadata: NOT SET (the machine has no role)");
    }
  }

  @Test
  void aServerThatDoesNotAnswerEndsTheSearch() {
    caller
        .without("AWS_EC2_METADATA_DISABLED")
        .with("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://127.0.0.1:1");
    assertFailure("instance metadata: NOT SET (127.0.0.1 does not answer)");
  }

  private static MockResponse instance(RecordedRequest request) {
    String path = request.getTarget();
    if (request.getMethod().equals("PUT") && path.equals("/latest/api/token")) {
      return AwsServer.json("session");
    }
    if (!"session".equals(request.getHeaders().get("X-aws-ec2-metadata-token"))) {
      return AwsServer.status(401);
    }
    return path.endsWith("/security-credentials/")
        ? AwsServer.json("build-role\n")
        : AwsServer.json(AwsServer.key("EC2"));
  }

  private void config(String text) {
    caller.file("home/.aws/config", text);
  }

  private void credentials(String text) {
    caller.file("home/.aws/credentials", text);
  }

  private void assertFailure(String part) {
    assertThatThrownBy(() -> caller.answer(URL))
        .isInstanceOf(CredentialFailure.class)
        .hasMessageContaining(part)
        .hasMessageNotContaining("canary")
        .message()
        .hasLineCount(1);
  }

  private static String idOf(CredentialAnswer answer) {
    String authorization = answer.headers().get("Authorization").get(0).reveal();
    return authorization.replaceAll(".*Credential=(\\w+)/.*", "$1");
  }
}
