package io.github.credsmith.cli;

import static io.github.credsmith.testing.CredsmithProcess.credsmith;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.testing.Command;
import io.github.credsmith.testing.LocalServer;
import io.github.credsmith.testing.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code get} for a GitHub server and for a gRPC service on this machine, over TLS. */
class ServersIT {
  private static final String EXPIRY = "GitHub-Authentication-Token-Expiration";

  @TempDir private Path folder;

  @Test
  void theHeadersFetchAFileFromTheGitHubServer() throws Exception {
    MockResponse response = ok().addHeader(EXPIRY, "2093-05-01 13:45:00 UTC").build();
    try (LocalServer server = new LocalServer(folder, response)) {
      Outcome outcome = github(server).run();
      assertThat(outcome.exitCode()).isZero();
      JsonNode answer = JsonMapper.shared().readTree(outcome.stdout());
      assertThat(answer.get("expires").asString()).isEqualTo("2093-05-01T13:44:30Z");
      RecordedRequest asked = server.takeRequest();
      assertThat(asked.getUrl().encodedPath()).isEqualTo("/api/v3/rate_limit");
      assertThat(asked.getHeaders().get("Authorization")).isEqualTo("Bearer from-hosts");
      assertThat(asked.getHeaders().get("User-Agent")).startsWith("credsmith/");

      send(server, new Request.Builder().url(server.url("/acme/x/archive/v1.tar.gz")), answer);
      assertThat(server.takeRequest().getHeaders().get("Authorization"))
          .isEqualTo("Bearer from-hosts");
    }
  }

  static List<MockResponse> unhelpful() {
    return List.of(
        ok().headersDelay(1, TimeUnit.MINUTES).build(),
        ok().bodyDelay(1, TimeUnit.MINUTES).body("x").build(),
        ok().body("x".repeat(1000)).onResponseBody(new SocketEffect.CloseSocket()).build(),
        ok().onRequestStart(new SocketEffect.CloseSocket()).build(),
        ok().body("x".repeat(1 << 22)).build(),
        ok().code(500).addHeader(EXPIRY, "2093-05-01 13:45:00 UTC").build(),
        ok().code(503).addHeader("Retry-After", "1000").build(),
        ok().code(302).addHeader("Location", "/rate_limit").build(),
        ok().code(302).addHeader("Location", "http://localhost:1/").build(),
        ok().addHeader(EXPIRY, "tomorrow").build(),
        ok().addHeader(EXPIRY, "1999-05-01 13:45:00 UTC").build());
  }

  @ParameterizedTest
  @MethodSource("unhelpful")
  void theAnswerDoesNotHangOnWhatTheApiSays(MockResponse response) throws Exception {
    try (LocalServer server = new LocalServer(folder, response)) {
      assertThat(github(server).run())
          .isEqualTo(
              new Outcome(0, "{\"headers\":{\"Authorization\":[\"Bearer from-hosts\"]}}\n", ""));
      assertThat(server.requestCount()).isPositive();
    }
  }

  @Test
  void aServerThatIsNotTrustedIsNotGivenTheToken() throws Exception {
    try (LocalServer server = new LocalServer(folder, ok().build())) {
      Outcome outcome = github(server).without("SSL_CERT_FILE").run();
      assertThat(outcome.exitCode()).isZero();
      assertThat(server.requestCount()).isZero();
    }
  }

  @Test
  void theHeadersReachAGrpcService() throws Exception {
    String service = "/build.bazel.remote.execution.v2.ContentAddressableStorage";
    try (LocalServer server = new LocalServer(folder, ok().build())) {
      rule(server, "remoteapis", "{\"auth_method\": \"basic_auth\"}");
      Outcome outcome =
          get(server, server.url(service))
              .withOnly(Map.of("CREDENTIAL_HELPER_REMOTEAPIS_SECRET", "user:pw"))
              .run();
      assertThat(outcome.exitCode()).isZero();
      assertThat(server.requestCount()).isZero();
      JsonNode answer = JsonMapper.shared().readTree(outcome.stdout());

      RequestBody body = RequestBody.create(new byte[5], MediaType.get("application/grpc"));
      Request.Builder call = new Request.Builder().url(server.url(service + "/GetTree")).post(body);
      send(server, call, answer);
      RecordedRequest received = server.takeRequest();
      assertThat(received.getHeaders().get("authorization")).isEqualTo("Basic dXNlcjpwdw==");
    }
  }

  /** What a build does with an answer: every value of every header, as it is. */
  private static void send(LocalServer server, Request.Builder request, JsonNode answer)
      throws IOException {
    answer
        .get("headers")
        .properties()
        .forEach(
            header ->
                header
                    .getValue()
                    .forEach(value -> request.addHeader(header.getKey(), value.asString())));
    try (Response response = server.client().newCall(request.build()).execute()) {
      assertThat(response.isSuccessful()).isTrue();
    }
  }

  private Command github(LocalServer server) throws IOException {
    rule(server, "github", "{}");
    Path home = Files.createDirectories(folder.resolve("home/.config/gh"));
    Files.writeString(home.resolve("hosts.yml"), "localhost:\n  oauth_token: from-hosts\n");
    return get(server, server.url("/acme/x/archive/v1.tar.gz"))
        .withOnly(
            Map.of(
                "HOME",
                folder.resolve("home").toString(),
                "SSL_CERT_FILE",
                server.certificateFile()));
  }

  private void rule(LocalServer server, String helper, String config) throws IOException {
    Files.writeString(
        folder.resolve(".tweag-credential-helper.json"),
        "{\"urls\": [{\"host\": \"%s\", \"helper\": \"%s\", \"config\": %s}]}"
            .formatted(server.authority(), helper, config));
  }

  private Command get(LocalServer server, String uri) {
    return credsmith("get").in(folder).withInput("{\"uri\":\"" + uri + "\"}");
  }

  private static MockResponse.Builder ok() {
    return new MockResponse.Builder().code(200);
  }
}
