package io.github.credsmith.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.context.RequestContext;
import io.github.credsmith.http.HttpClient;
import io.github.credsmith.http.TestContexts;
import io.github.credsmith.secret.SecretSource.GoogleSource;
import io.github.credsmith.secret.SecretSource.GoogleSource.TokenType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens from the credentials a caller's environment names. */
class GoogleTokensTest {
  private static final GoogleSource ACCESS =
      new GoogleSource(TokenType.ACCESS, List.of("scope-a", "scope-b"), Optional.empty());
  private static final GoogleSource ID =
      new GoogleSource(TokenType.JWT, List.of(), Optional.empty());
  private static final GoogleSource ID_FOR_AUDIENCE =
      new GoogleSource(TokenType.ID, List.of(), Optional.of("https://cache.example.com"));
  private static final String USER_FILE =
      """
      {"type": "authorized_user", "client_id": "client", "client_secret": "canary-secret",
       "refresh_token": "canary-refresh"}
      """;

  private final MockWebServer server = new MockWebServer();

  @TempDir private Path home;

  @BeforeEach
  void start() throws Exception {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void mintsAnAccessTokenForAServiceAccount() throws Exception {
    answer("{\"access_token\": \"fake-access\", \"expires_in\": 3600, \"token_type\": \"Bearer\"}");

    SourceReading reading = read(serviceAccount("key.json"), ACCESS);

    assertFound(reading, "Bearer fake-access");
    String claims = assertion(server.takeRequest());
    assertThat(claims).contains("\"scope\":\"scope-a scope-b\"");
  }

  @Test
  void mintsAnIdTokenForAnAudience() throws Exception {
    String jwt = jwt("{\"aud\":\"https://cache.example.com\",\"exp\":1800000000}");
    answer("{\"id_token\": \"" + jwt + "\"}");

    SourceReading reading = read(serviceAccount("key.json"), ID_FOR_AUDIENCE);

    assertFound(reading, "Bearer " + jwt);
    assertThat(assertion(server.takeRequest()))
        .contains("\"target_audience\":\"https://cache.example.com\"");
  }

  @Test
  void refreshesAUsersIdTokenWithoutAnAudience() throws Exception {
    answer("{\"id_token\": \"fake-id\", \"access_token\": \"other\", \"expires_in\": 60}");
    Path file = Files.writeString(home.resolve("user.json"), USER_FILE);

    SourceReading reading = read(file, ID);

    assertThat(reading)
        .isEqualTo(
            new SourceReading.Found(
                Secret.of("Bearer fake-id"),
                Optional.of(TestContexts.NOW.plus(Duration.ofSeconds(60)))));
    assertThat(server.takeRequest().getBody().utf8())
        .isEqualTo(
            "client_id=client&client_secret=canary-secret&refresh_token=canary-refresh"
                + "&grant_type=refresh_token");
  }

  @Test
  void asksAServiceAccountForAnAudience() throws Exception {
    assertThat(read(serviceAccount("key.json"), ID))
        .isInstanceOfSatisfying(
            SourceReading.Failed.class, f -> assertThat(f.reason()).contains("audience"));
  }

  @Test
  void readsTheFileThatGcloudWrote() throws Exception {
    for (int i = 0; i < 3; i++) {
      answer("{\"id_token\": \"fake-id\"}");
    }
    Path unix = Files.createDirectories(home.resolve(".config/gcloud"));
    Path configured = Files.createDirectories(home.resolve("elsewhere"));
    Path windows = Files.createDirectories(home.resolve("AppData/gcloud"));
    for (Path folder : List.of(unix, configured, windows)) {
      Files.writeString(folder.resolve("application_default_credentials.json"), USER_FILE);
    }

    assertFound(tokens(TestContexts.with("HOME", home.toString())).read(ID), "Bearer fake-id");
    assertFound(
        tokens(TestContexts.with("CLOUDSDK_CONFIG", configured.toString())).read(ID),
        "Bearer fake-id");
    assertFound(
        tokens(
                TestContexts.on(
                    OperatingSystem.WINDOWS, home, "APPDATA", home.resolve("AppData").toString()))
            .read(ID),
        "Bearer fake-id");
  }

  @Test
  void readsTheNamedFileRelativeToTheCallersFolder() throws Exception {
    answer("{\"id_token\": \"fake-id\"}");
    Files.writeString(home.resolve("user.json"), USER_FILE);

    assertFound(
        tokens(
                TestContexts.on(
                    OperatingSystem.LINUX, home, "GOOGLE_APPLICATION_CREDENTIALS", "user.json"))
            .read(ID),
        "Bearer fake-id");
  }

  @Test
  void failsOnANamedFileThatIsNotThere() {
    assertThat(read(home.resolve("absent.json"), ACCESS))
        .isEqualTo(
            new SourceReading.Failed(
                "GOOGLE_APPLICATION_CREDENTIALS names "
                    + home.resolve("absent.json")
                    + ", which is not a file"));
  }

  @Test
  void failsOnAFileThatIsNoCredentials() throws Exception {
    for (String text : List.of("canary", "{}", "{\"type\": \"canary\"}", "[]", "")) {
      Path file = Files.writeString(home.resolve("bad.json"), text);
      for (GoogleSource source : List.of(ACCESS, ID, ID_FOR_AUDIENCE)) {
        assertThat(read(file, source))
            .isInstanceOfSatisfying(
                SourceReading.Failed.class,
                f -> assertThat(f.reason()).doesNotContain("canary").isNotBlank());
      }
    }
  }

  @Test
  void tellsARefusalWithoutWhatTheServerSaid() throws Exception {
    for (int i = 0; i < 2; i++) {
      server.enqueue(
          new MockResponse.Builder()
              .code(400)
              .body("{\"error\": \"invalid_grant\", \"echo\": \"canary\"}")
              .build());
    }
    Path user = Files.writeString(home.resolve("user.json"), USER_FILE);

    for (SourceReading reading :
        List.of(read(user, ID), read(serviceAccount("key.json"), ACCESS))) {
      assertThat(reading)
          .isEqualTo(
              new SourceReading.Failed(
                  "Google refused the Application Default Credentials with status 400: run gcloud"
                      + " auth application-default login"));
    }
  }

  @Test
  void asksTheMetadataServerWhereThereIsNoFile() throws Exception {
    server.enqueue(metadata("{\"access_token\": \"fake-access\", \"expires_in\": 300}"));
    server.enqueue(metadata("fake-id\n"));
    GoogleTokens tokens = tokens(TestContexts.with("GCE_METADATA_HOST", host()));

    assertThat(tokens.read(ACCESS))
        .isEqualTo(
            new SourceReading.Found(
                Secret.of("Bearer fake-access"),
                Optional.of(TestContexts.NOW.plus(Duration.ofSeconds(300)))));
    assertFound(tokens.read(ID_FOR_AUDIENCE), "Bearer fake-id");
    RecordedRequest access = server.takeRequest();
    assertThat(access.getHeaders().get("Metadata-Flavor")).isEqualTo("Google");
    assertThat(access.getTarget())
        .isEqualTo(
            "/computeMetadata/v1/instance/service-accounts/default/token"
                + "?scopes=scope-a%2Cscope-b");
    assertThat(server.takeRequest().getTarget())
        .isEqualTo(
            "/computeMetadata/v1/instance/service-accounts/default/identity"
                + "?audience=https%3A%2F%2Fcache.example.com");
  }

  @Test
  void goesToTheMetadataServerWithoutAProxy() {
    server.enqueue(metadata("{\"access_token\": \"fake-access\"}"));

    assertFound(
        tokens(
                TestContexts.with(
                    "GCE_METADATA_HOST", host(), "http_proxy", "http://proxy.invalid:1"))
            .read(ACCESS),
        "Bearer fake-access");
  }

  @Test
  void hasNothingWhereAnotherServerAnswers() {
    answer("welcome to the hotel");

    assertThat(tokens(TestContexts.with("GCE_METADATA_HOST", host())).read(ACCESS))
        .isInstanceOf(SourceReading.NotFound.class);
  }

  @Test
  void hasNothingWithoutFileAndCloud() {
    assertThat(tokens(TestContexts.with("NO_GCE_CHECK", "true")).read(ACCESS))
        .isEqualTo(
            new SourceReading.NotFound(
                "no Application Default Credentials: run gcloud auth application-default login"));
  }

  private SourceReading read(Path file, GoogleSource source) {
    return tokens(TestContexts.with("GOOGLE_APPLICATION_CREDENTIALS", file.toString()))
        .read(source);
  }

  private GoogleTokens tokens(RequestContext context) {
    return new GoogleTokens(context, HttpClient.of(context), server.url("/token"));
  }

  private Path serviceAccount(String name) throws Exception {
    String key =
        new HeldCertificate.Builder().rsa2048().build().privateKeyPkcs8Pem().replace("\n", "\\n");
    return Files.writeString(
        home.resolve(name),
        """
        {"type": "service_account", "project_id": "p", "private_key_id": "1",
         "private_key": "%s", "client_email": "builder@example.com", "client_id": "1",
         "token_uri": "%s"}
        """
            .formatted(key, server.url("/token")));
  }

  private void answer(String json) {
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("Content-Type", "application/json")
            .body(json)
            .build());
  }

  private static MockResponse metadata(String body) {
    return new MockResponse.Builder().addHeader("Metadata-Flavor", "Google").body(body).build();
  }

  private String host() {
    return server.getHostName() + ":" + server.getPort();
  }

  /** The claims of the signed assertion in a token request. */
  private static String assertion(RecordedRequest request) {
    String form = request.getBody().utf8();
    assertThat(form).contains("assertion=");
    String claims = form.substring(form.indexOf("assertion=")).split("\\.")[1];
    return new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8);
  }

  private static String jwt(String claims) {
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    return encoder.encodeToString("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8))
        + "."
        + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + ".c2ln";
  }

  private static void assertFound(SourceReading reading, String revealed) {
    assertThat(reading)
        .isInstanceOfSatisfying(
            SourceReading.Found.class,
            found -> assertThat(found.secret()).isEqualTo(Secret.of(revealed)));
  }
}
