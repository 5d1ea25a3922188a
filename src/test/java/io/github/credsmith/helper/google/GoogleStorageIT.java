package io.github.credsmith.helper.google;

import static io.github.credsmith.testing.CredsmithProcess.credsmith;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.testing.Command;
import io.github.credsmith.testing.GoogleServer;
import io.github.credsmith.testing.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What {@code get} answers opens an object in a stand-in for Google's storage. */
class GoogleStorageIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://storage.googleapis.com/bucket/object",
        "https://bucket.storage.googleapis.com/object",
        "https://europe-maven.pkg.dev/acme/lib/a.jar"
      })
  void theHeaderOpensAPrivateObject(String uri) throws IOException {
    Files.writeString(
        folder.resolve(".tweag-credential-helper.json"),
        """
        {"urls": [{"host": "storage.googleapis.com", "helper": "gcs"},
                  {"host": "*.storage.googleapis.com", "helper": "gcs"},
                  {"host": "*.pkg.dev", "helper": "gar"}]}
        """);
    try (GoogleServer google = new GoogleServer(folder)) {
      Outcome outcome =
          get(uri)
              .withOnly(
                  Map.of(
                      "GOOGLE_APPLICATION_CREDENTIALS",
                      google.serviceAccount().toString(),
                      "SSL_CERT_FILE",
                      google.server().certificateFile()))
              .run();
      assertThat(outcome.stderr()).isEmpty();
      String header =
          JsonMapper.shared().readTree(outcome.stdout()).at("/headers/Authorization/0").asString();
      Request.Builder request = new Request.Builder().url(google.server().url("/bucket/object"));
      try (Response response = google.server().client().newCall(request.build()).execute()) {
        assertThat(response.code()).isEqualTo(401);
      }
      request.header("Authorization", header);
      try (Response response = google.server().client().newCall(request.build()).execute()) {
        assertThat(response.body().string()).isEqualTo(GoogleServer.OBJECT);
      }
    }
  }

  @Test
  void withoutCredentialsOneLineSaysWhatToRun() {
    Outcome outcome =
        get("https://storage.googleapis.com/b/o").withOnly(Map.of("NO_GCE_CHECK", "true")).run();
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.stdout()).isEmpty();
    assertThat(outcome.stderr())
        .startsWith("credsmith: storage.googleapis.com (gcs): ")
        .contains("run: gcloud auth application-default login")
        .hasLineCount(1);
  }

  private Command get(String uri) {
    return credsmith("get").in(folder).withInput("{\"uri\":\"" + uri + "\"}");
  }
}
