package io.github.credsmith.helper.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.credsmith.helper.AnswerWriter;
import io.github.credsmith.helper.Caller;
import io.github.credsmith.helper.CredentialFailure;
import io.github.credsmith.helper.SetupReport;
import io.github.credsmith.secret.SourceState;
import io.github.credsmith.testing.GoogleServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens for Google's storage and registry, from a stand-in for Google. */
class GoogleProviderTest {
  private static final String OBJECT = "https://storage.googleapis.com/bucket/object";
  private static final String ARTIFACT = "https://europe-maven.pkg.dev/acme/lib/a.jar";
  private static final String FILE = "GOOGLE_APPLICATION_CREDENTIALS";
  private static final String LOGIN = "run: gcloud auth application-default login";

  @TempDir private Path folder;
  private GoogleServer google;
  private Caller caller;

  @BeforeEach
  void start() throws IOException {
    google = new GoogleServer(folder);
    caller =
        new Caller(folder)
            .with("SSL_CERT_FILE", google.server().certificateFile())
            .with("NO_GCE_CHECK", "true");
  }

  @AfterEach
  void stop() {
    google.close();
  }

  @ParameterizedTest
  @CsvSource({
    OBJECT + ", https://www.googleapis.com/auth/devstorage.read_only",
    "https://storage.googleapis.com:443/bucket/object,"
        + " https://www.googleapis.com/auth/devstorage.read_only",
    ARTIFACT + ", https://www.googleapis.com/auth/cloud-platform.read-only"
  })
  void theTokenOfAServiceAccountReadsAndNoMore(String uri, String scope) throws Exception {
    caller.with(FILE, google.serviceAccount().toString());
    assertThat(caller.headers(uri)).isEqualTo(token(1));
    assertThat(google.scopes()).containsExactly(scope);
  }

  @Test
  void aUsersLogin() throws Exception {
    Path gcloud = Files.createDirectories(folder.resolve("home/.config/gcloud"));
    Files.copy(google.user(), gcloud.resolve("application_default_credentials.json"));
    assertThat(caller.headers(OBJECT)).isEqualTo(token(1));
  }

  @Test
  void anImpersonatedServiceAccount() throws Exception {
    caller.with(FILE, google.impersonated().toString());
    assertThat(caller.headers(OBJECT)).isEqualTo(token(2));
    assertThat(google.scopes().get(1))
        .isEqualTo("https://www.googleapis.com/auth/devstorage.read_only");
  }

  @Test
  void aWorkloadElsewhere() throws Exception {
    caller.with(FILE, google.externalAccount().toString());
    assertThat(caller.headers(ARTIFACT)).isEqualTo(token(1));
  }

  @Test
  void theAnswerExpiresBeforeTheToken() throws Exception {
    try (MockWebServer metadata = new MockWebServer()) {
      metadata.start();
      metadata.enqueue(metadata("{\"access_token\": \"m1\", \"expires_in\": 600}"));
      caller.with("GCE_METADATA_HOST", "localhost:" + metadata.getPort());
      assertThat(AnswerWriter.json(caller.answer(OBJECT)))
          .isEqualTo(
              "{\"expires\":\"2026-03-04T05:15:37Z\","
                  + "\"headers\":{\"Authorization\":[\"Bearer m1\"]}}");
    }
  }

  @Test
  void withoutCredentialsTheFailureSaysWhatToRun() {
    assertThatThrownBy(() -> caller.answer(OBJECT))
        .isInstanceOf(CredentialFailure.class)
        .hasMessage(
            "storage.googleapis.com (gcs): no Application Default Credentials were found; "
                + LOGIN
                + "; for public files, give the host the helper null in a rule");
  }

  @Test
  void aRefusedLoginIsNotRepeatedFromTheServer() throws Exception {
    Path file = google.user();
    Files.writeString(file, Files.readString(file).replace("canary-refresh-token", "canary"));
    caller.with(FILE, file.toString());
    assertThatThrownBy(() -> caller.answer(OBJECT))
        .hasMessage(
            "storage.googleapis.com (gcs): Google refused the Application Default Credentials with"
                + " status 401: run gcloud auth application-default login; credsmith setup-uri"
                + " https://storage.googleapis.com/ shows the sources");
    assertThat(caller.log().toString()).doesNotContain("canary");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://storage.googleapis.com/b/o | https",
        "https://storage.googleapis.com:8443/b/o | port",
      })
  void onlyHttpsAtItsOwnPort(String line) throws Exception {
    String[] parts = line.split(" \\| ");
    caller
        .with(FILE, google.serviceAccount().toString())
        .config("{\"urls\": [{\"helper\": \"gcs\"}]}");
    assertThatThrownBy(() -> caller.answer(parts[0])).hasMessageContaining(parts[1]);
    assertThat(report(parts[0]).ready()).isFalse();
    assertThat(google.tokens()).isEmpty();
  }

  @Test
  void aBareHostIsLeftToTheClientsOwnLogin() throws Exception {
    caller.config("{\"urls\": [{\"host\": \"*.pkg.dev\", \"helper\": \"gar\"}]}");
    assertThat(caller.headers("europe-docker.pkg.dev")).isEmpty();
    caller.config("{\"urls\": [{\"helper\": \"gcs\"}]}");
    assertThatThrownBy(() -> caller.answer("storage.googleapis.com"))
        .hasMessageContaining("bare host");
  }

  @Test
  void theReportNamesTheFileAndAsksForNoToken() throws Exception {
    Path file = google.serviceAccount();
    caller.with(FILE, file.toString());
    SetupReport report = report(ARTIFACT);
    assertThat(report.sources())
        .extracting(SourceState::toString)
        .containsExactly(
            "env " + FILE + " (" + file + "): SET",
            "file "
                + folder.resolve("home/.config/gcloud/application_default_credentials.json")
                + ": NOT SET (not there)");
    assertThat(report.ready()).isTrue();
    assertThat(google.tokens()).isEmpty();
  }

  @Test
  void theReportSaysWhatFails() throws Exception {
    caller.with(FILE, Files.writeString(folder.resolve("x.json"), "{\"type\": \"x\"}").toString());
    assertThat(report(OBJECT).sources().get(0).state()).isEqualTo(SourceState.State.FAILED);
    caller.with(FILE, folder.resolve("absent.json").toString());
    SetupReport report = report(OBJECT);
    assertThat(report.sources().get(0).reason()).contains("not a file");
    assertThat(report.ready()).isFalse();
    assertThat(report.advice()).containsExactly(LOGIN);
  }

  @Test
  void theReportAsksTheMetadataServerForItsAccountAlone() throws Exception {
    try (MockWebServer metadata = new MockWebServer()) {
      metadata.start();
      metadata.enqueue(metadata("builder@example.com"));
      metadata.enqueue(
          new MockResponse.Builder().code(404).addHeader("Metadata-Flavor", "Google").build());
      caller.with("GCE_METADATA_HOST", "localhost:" + metadata.getPort());
      assertThat(report(OBJECT).ready()).isTrue();
      assertThat(metadata.takeRequest().getTarget()).endsWith("/default/email");
      assertThat(report(OBJECT).sources().get(2).reason())
          .isEqualTo("the machine has no service account");
    }
    caller.without("GCE_METADATA_HOST");
    assertThat(report(OBJECT).ready()).isFalse();
  }

  private SetupReport report(String uri) throws CredentialFailure {
    return caller.setup(uri).report();
  }

  private static Map<String, List<String>> token(int number) {
    return Map.of("Authorization", List.of("Bearer google-token-" + number));
  }

  private static MockResponse metadata(String body) {
    return new MockResponse.Builder().addHeader("Metadata-Flavor", "Google").body(body).build();
  }
}
