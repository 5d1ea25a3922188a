package io.github.credsmith.helper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.credsmith.testing.EntraServer;
import io.github.credsmith.testing.GoogleServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is answered without a configuration file: variables and keyring items in, headers out. */
class DefaultsTest {
  private static final String GITHUB = "https://github.com/acme/x/archive/v1.tar.gz";
  private static final String RAW = "https://raw.githubusercontent.com/acme/x/main/f";
  private static final String BUILDBUDDY =
      "https://remote.buildbuddy.io/build.bazel.remote.execution.v2.ActionCache";

  @TempDir private Path workspace;

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "GH_TOKEN=a                | ''                | GITHUB     | Authorization: Bearer a",
        "GITHUB_TOKEN=b            | ''                | GITHUB     | Authorization: Bearer b",
        "GH_TOKEN=a GITHUB_TOKEN=b | gh:github.com=c   | GITHUB     | Authorization: Bearer a",
        "GH_TOKEN= GITHUB_TOKEN=b  | gh:github.com=c   | GITHUB     | Authorization: Bearer b",
        "''                        | gh:github.com=c   | GITHUB     | Authorization: Bearer c",
        "GH_TOKEN=a                | ''                | API        | Authorization: Bearer a",
        "GH_TOKEN=a                | ''                | RAW        | Authorization: Basic YTo=",
        "BUILDBUDDY_API_KEY=k      | ''                | BUILDBUDDY | x-buildbuddy-api-key: k",
        "CREDENTIAL_HELPER_REMOTEAPIS_SECRET=x | tweag-credential-helper:buildbuddy_api_key=k"
            + " | BUILDBUDDY | x-buildbuddy-api-key: k",
        "BUILDBUDDY_API_KEY=e | tweag-credential-helper:buildbuddy_api_key=k"
            + " | BUILDBUDDY | x-buildbuddy-api-key: e",
        "GH_TOKEN=a BUILDBUDDY_API_KEY=k | ''          | ELSEWHERE  | none"
      })
  void firstHitWins(String variables, String items, String uri, String expected)
      throws CredentialFailure {
    Caller caller =
        new Caller(workspace).with(pairs(variables)).keyring(FakeKeyring.with(pairs(items)));
    assertThat(caller.headers(uri(uri))).isEqualTo(headers(expected));
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "AWS_ACCESS_KEY_ID=e AWS_SECRET_ACCESS_KEY=s | '' | https://b.s3.amazonaws.com/k"
            + " | e/us-east-1",
        "AWS_ACCESS_KEY_ID=e AWS_SECRET_ACCESS_KEY=s AWS_REGION=eu-west-1 | ''"
            + " | https://b.s3.amazonaws.com/k | e/eu-west-1",
        "AWS_ACCESS_KEY_ID=e AWS_SECRET_ACCESS_KEY=s AWS_REGION=eu-west-1 | ''"
            + " | https://b.s3.us-west-2.amazonaws.com/k | e/us-west-2",
        "AWS_ACCESS_KEY_ID=e AWS_SECRET_ACCESS_KEY=s"
            + " | T:aws-access-key-id=k T:aws-secret-access-key=s T:aws-default-region=eu-west-3"
            + " | https://b.s3.amazonaws.com/k | k/eu-west-3",
        "AWS_ACCESS_KEY_ID=e AWS_SECRET_ACCESS_KEY=s AWS_REGION=eu-west-1"
            + " | T:aws-access-key-id=k T:aws-default-region=eu-west-3"
            + " | https://b.s3.amazonaws.com/k | e/eu-west-3",
        "R2_ACCESS_KEY_ID=r R2_SECRET_ACCESS_KEY=s AWS_REGION=eu-west-1"
            + " | T:aws-access-key-id=k T:aws-secret-access-key=s"
            + " | https://a.r2.cloudflarestorage.com/b/k | r/auto",
        "R2_ACCESS_KEY_ID=r CLOUDFLARE_API_TOKEN=t | ''"
            + " | https://a.r2.cloudflarestorage.com/b/k | r/auto",
        "'' | T:aws-access-key-id=k T:cloudflare-api-token=t"
            + " | https://a.r2.cloudflarestorage.com/b/k | k/auto",
        "AWS_ACCESS_KEY_ID=e AWS_SECRET_ACCESS_KEY=s CLOUDFLARE_API_TOKEN=t | ''"
            + " | https://a.r2.cloudflarestorage.com/b/k | e/auto",
        "R2_ACCESS_KEY_ID=r R2_SECRET_ACCESS_KEY=s AWS_ACCESS_KEY_ID=e AWS_SECRET_ACCESS_KEY=s"
            + " | '' | https://b.s3.amazonaws.com/k | e/us-east-1"
      })
  void theFirstAwsKeySigns(String variables, String items, String uri, String keyAndRegion)
      throws CredentialFailure {
    Caller caller =
        new Caller(workspace)
            .with(pairs(variables))
            .keyring(FakeKeyring.with(pairs(items.replace("T:", "tweag-credential-helper:"))));
    assertThat(caller.headers(uri).get("Authorization").get(0))
        .startsWith(
            "AWS4-HMAC-SHA256 Credential="
                + keyAndRegion.replace("/", "/20260304/")
                + "/s3/aws4_request, ");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "GOOGLE_APPLICATION_CREDENTIALS={USER}    | GCS    | Authorization: Bearer google-token-1",
        "GOOGLE_APPLICATION_CREDENTIALS={ACCOUNT} | GCS    | Authorization: Bearer google-token-1",
        "GOOGLE_APPLICATION_CREDENTIALS={ACCOUNT} | GAR    | Authorization: Bearer google-token-1",
        "CLOUDSDK_CONFIG={GCLOUD}                 | GCS    | Authorization: Bearer google-token-1",
        "CLOUDSDK_CONFIG={GCLOUD}                 | GAR    | Authorization: Bearer google-token-1",
        "GH_TOKEN=a CLOUDSDK_CONFIG={GCLOUD}      | GITHUB | Authorization: Bearer a",
        "{AZURE}                                  | BLOB   | x-ms-version: 2025-07-05",
        "{AZURE} AZURE_HEADER_X_MS_VERSION=v      | BLOB   | x-ms-version: v",
        "{AZURE} AZURE_HEADER_X_MS_VERSION=       | BLOB   | x-ms-version: 2025-07-05",
        "{AZURE} GH_TOKEN=a                       | RAW    | Authorization: Basic YTo="
      })
  void theCloudsAreAskedForAToken(String variables, String uri, String expected) throws Exception {
    try (GoogleServer google = new GoogleServer(workspace);
        EntraServer azure = new EntraServer(workspace, "fake-client-secret")) {
      Path gcloud = Files.createDirectory(workspace.resolve("gcloud"));
      Files.copy(google.user(), gcloud.resolve("application_default_credentials.json"));
      String azures =
          azure.environment().entrySet().stream()
              .map(Object::toString)
              .collect(Collectors.joining(" "));
      String filled =
          variables
              .replace("{USER}", google.user().toString())
              .replace("{ACCOUNT}", google.serviceAccount().toString())
              .replace("{GCLOUD}", gcloud.toString())
              .replace("{AZURE}", azures);
      Map<String, List<String>> headers =
          new Caller(workspace)
              .with("SSL_CERT_FILE", google.server().certificateFile())
              .with(pairs(filled))
              .headers(uri(uri));
      assertThat(headers).containsAllEntriesOf(headers(expected));
      assertThat(headers).containsKey("Authorization");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GCS, gcloud auth application-default login",
    "GAR, gcloud auth application-default login",
    "BLOB, az login"
  })
  void withoutACloudLoginTheFailureSaysWhatToRun(String uri, String remedy) {
    Caller caller =
        new Caller(workspace)
            .with("NO_GCE_CHECK", "true")
            .with("AZURE_TOKEN_CREDENTIALS", "EnvironmentCredential");
    assertThatThrownBy(() -> caller.answer(uri(uri)))
        .isInstanceOf(CredentialFailure.class)
        .hasMessageContaining("run: " + remedy)
        .message()
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({
    "GITHUB, gh auth login",
    "RAW, gh auth login",
    "BUILDBUDDY, BUILDBUDDY_API_KEY",
    "S3, aws configure",
    "R2, R2_ACCESS_KEY_ID"
  })
  void withoutAnySourceTheFailureSaysWhatToRun(String uri, String remedy) {
    assertThatThrownBy(() -> new Caller(workspace).answer(uri(uri)))
        .isInstanceOf(CredentialFailure.class)
        .hasMessageContaining(remedy)
        .hasMessageContaining("NOT SET")
        .message()
        .hasLineCount(1);
  }

  private static String uri(String name) {
    return switch (name) {
      case "GITHUB" -> GITHUB;
      case "API" -> "https://api.github.com/repos/acme/x";
      case "RAW" -> RAW;
      case "BUILDBUDDY" -> BUILDBUDDY;
      case "S3" -> "https://bucket.s3.eu-west-1.amazonaws.com/key";
      case "R2" -> "https://account.r2.cloudflarestorage.com/bucket/key";
      case "GCS" -> "https://storage.googleapis.com/bucket/object";
      case "GAR" -> "https://europe-maven.pkg.dev/acme/lib/a.jar";
      case "BLOB" -> "https://acme.blob.core.windows.net/container/blob";
      default -> "https://example.com/file.tar.gz";
    };
  }

  private static Map<String, List<String>> headers(String line) {
    String[] parts = line.split(": ", 2);
    return line.equals("none") ? Map.of() : Map.of(parts[0], List.of(parts[1]));
  }

  private static Map<String, String> pairs(String text) {
    return Arrays.stream(text.split(" "))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }
}
