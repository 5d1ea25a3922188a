package io.github.credsmith.helper.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.testing.CredsmithProcess;
import io.github.credsmith.testing.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real S3 server, objects in it, and a plain client that has nothing but the headers. */
class RealServerIT {
  @TempDir private static Path folder;
  private static S3ProxyProcess server;
  private static OkHttpClient client;

  @BeforeAll
  static void start() throws Exception {
    for (String key :
        new String[] {
          "plain.txt", "a b.txt", "c+d.txt", "e&f=g.txt", "100%.txt", "ä/漢.txt", "(1)!'*~.txt"
        }) {
      for (String bucket : new String[] {"bucket", "my.dotted"}) {
        Path file = folder.resolve("objects").resolve(bucket).resolve(key);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "the object " + key);
        // To S3Proxy, what others may read is public.
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(
            folder.resolve("objects").resolve(bucket),
            PosixFilePermissions.fromString("rwx------"));
      }
    }
    server = S3ProxyProcess.start(folder, folder.resolve("objects"));
    client = server.client();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "bucket, /plain.txt, plain.txt",
    "bucket, /a%20b.txt, a b.txt",
    "bucket, /c%2Bd.txt, c+d.txt",
    "bucket, /e%26f%3Dg.txt, e&f=g.txt",
    "bucket, /100%25.txt, 100%.txt",
    "bucket, /%C3%A4/%E6%BC%A2.txt, ä/漢.txt",
    "bucket, /%281%29%21%27%2A~.txt, (1)!'*~.txt",
    "bucket, /plain.txt?response-content-type=text%2Fx%20y&partNumber=1, plain.txt",
    "my.dotted, /plain.txt, plain.txt",
    "my.dotted, /a%20b.txt, a b.txt",
    "'', /bucket/%C3%A4/%E6%BC%A2.txt, ä/漢.txt",
    "'', /my.dotted/c%2Bd.txt, c+d.txt"
  })
  void anObjectIsFetchedOnlyWithTheHeaders(String bucket, String path, String key)
      throws IOException {
    String url = server.url(bucket, path);
    try (Response refused = fetch(url, Headers.of())) {
      assertThat(refused.code()).isIn(400, 403);
    }
    try (Response response = fetch(url, get(url, environment()))) {
      assertThat(response.body().string()).isEqualTo("the object " + key);
      assertThat(response.code()).isEqualTo(200);
    }
  }

  @Test
  void theHeadersAreForOneObject() throws IOException {
    Headers headers = get(server.url("bucket", "/plain.txt"), environment());
    try (Response response = fetch(server.url("bucket", "/a%20b.txt"), headers)) {
      assertThat(response.code()).isEqualTo(403);
    }
  }

  @Test
  void aRuleServesAnyHostWithAProfile() throws IOException {
    Map<String, String> environment = environment();
    environment.remove("AWS_ACCESS_KEY_ID");
    environment.remove("AWS_SECRET_ACCESS_KEY");
    environment.put("AWS_PROFILE", "tests");
    Files.createDirectories(folder.resolve("home/.aws"));
    Files.writeString(
        folder.resolve("home/.aws/credentials"),
        "[tests]\naws_access_key_id = %s\naws_secret_access_key = %s\n"
            .formatted(S3ProxyProcess.KEY_ID, S3ProxyProcess.SECRET_KEY));
    environment.put("HOME", folder.resolve("home").toString());
    Path config =
        Files.writeString(
            folder.resolve("helper.json"),
            "{\"urls\": [{\"helper\": \"s3\", \"config\": {\"region\": \"%s\"}}]}"
                .formatted(S3ProxyProcess.REGION));
    environment.put("CREDENTIAL_HELPER_CONFIG_FILE", config.toString());

    String url = server.url("bucket", "/plain.txt").replace(S3ProxyProcess.HOST, "store.example");
    Headers headers = get(url, environment);
    assertThat(headers.get("Authorization"))
        .contains("/" + S3ProxyProcess.REGION + "/s3/aws4_request");
    try (Response response =
        fetch(
            server.url("bucket", "/plain.txt"),
            get(server.url("bucket", "/plain.txt"), environment))) {
      assertThat(response.code()).isEqualTo(200);
    }
  }

  /** What the jar answers; its debug log shows nothing of it. */
  private static Headers get(String url, Map<String, String> environment) throws IOException {
    Outcome outcome =
        CredsmithProcess.credsmith("get")
            .in(folder)
            .withOnly(environment)
            .withInput("{\"uri\":\"" + url + "\"}")
            .run();
    assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
    JsonNode answer = JsonMapper.builder().build().readTree(outcome.stdout());
    assertThat(answer.path("expires").asString())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    Headers.Builder headers = new Headers.Builder();
    answer
        .path("headers")
        .forEachEntry((name, values) -> values.forEach(v -> headers.add(name, v.asString())));
    assertThat(outcome.stderr())
        .isNotEmpty()
        .doesNotContain(S3ProxyProcess.SECRET_KEY, headers.get("Authorization"));
    return headers.build();
  }

  private static Map<String, String> environment() {
    return new TreeMap<>(
        Map.of(
            "CREDENTIAL_HELPER_STANDALONE",
            "1",
            "CREDENTIAL_HELPER_LOGGING",
            "debug",
            "AWS_ACCESS_KEY_ID",
            S3ProxyProcess.KEY_ID,
            "AWS_SECRET_ACCESS_KEY",
            S3ProxyProcess.SECRET_KEY));
  }

  private static Response fetch(String url, Headers headers) throws IOException {
    return client.newCall(new Request.Builder().url(url).headers(headers).build()).execute();
  }
}
