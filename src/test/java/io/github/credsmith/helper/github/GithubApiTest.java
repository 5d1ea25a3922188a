package io.github.credsmith.helper.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.helper.Caller;
import io.github.credsmith.helper.CredentialAnswer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A token's expiry, asked of a server that plays GitHub's API. */
class GithubApiTest {
  private static final String HEADER = "GitHub-Authentication-Token-Expiration";
  private static final String URL = "https://github.com/acme/x";

  @TempDir private Path workspace;
  private MockWebServer server;
  private MockWebServer other;

  @BeforeEach
  void start() throws IOException {
    server = new MockWebServer();
    server.start();
    other = new MockWebServer();
    other.start();
  }

  @AfterEach
  void stop() {
    server.close();
    other.close();
  }

  @Test
  void theHeaderTellsTheExpiry() throws Exception {
    server.enqueue(response(200).addHeader(HEADER, "2026-05-01 13:45:00 UTC").build());
    assertThat(answer().expires()).contains(Instant.parse("2026-05-01T13:44:30Z"));
    RecordedRequest asked = server.takeRequest();
    assertThat(asked.getUrl().encodedPath()).isEqualTo("/rate_limit");
    assertThat(asked.getUrl().queryParameter("host")).isEqualTo("api.github.com:443");
    assertThat(asked.getHeaders().get("Authorization")).isEqualTo("Bearer tok");
  }

  @Test
  void aServersApiIsOnTheServer() throws Exception {
    server.enqueue(response(404).addHeader(HEADER, "2026-05-01 13:45:00 +0200").build());
    Caller caller =
        caller()
            .with("GH_ENTERPRISE_TOKEN", "ent")
            .config("{\"urls\": [{\"helper\": \"github\"}]}");
    assertThat(caller.answer("https://ghe.example.com:8443/a").expires())
        .contains(Instant.parse("2026-05-01T11:44:30Z"));
    RecordedRequest asked = server.takeRequest();
    assertThat(asked.getUrl().encodedPath()).isEqualTo("/api/v3/rate_limit");
    assertThat(asked.getUrl().queryParameter("host")).isEqualTo("ghe.example.com:8443");
  }

  static List<MockResponse> unhelpful() {
    return List.of(
        response(200).build(),
        response(200).addHeader(HEADER, "soon").build(),
        response(200).addHeader(HEADER, "2001-01-01 00:00:00 UTC").build(),
        response(401).addHeader(HEADER, "2026-05-01 13:45:00 UTC").build(),
        response(403).build(),
        response(500).addHeader(HEADER, "2026-05-01 13:45:00 UTC").build(),
        response(302).addHeader("Location", "/rate_limit").build(),
        response(200).body("x".repeat(1 << 20)).build(),
        response(200).body("x").onResponseBody(new SocketEffect.CloseSocket()).build(),
        response(200).onRequestStart(new SocketEffect.CloseSocket()).build(),
        response(503).addHeader("Retry-After", "3600").build());
  }

  @ParameterizedTest
  @MethodSource("unhelpful")
  void noAnswerOfTheApiIsAReasonToFail(MockResponse response) throws Exception {
    for (int i = 0; i < 10; i++) {
      server.enqueue(response);
    }
    CredentialAnswer answer = answer();
    assertThat(answer.expires()).isEmpty();
    assertThat(answer.headers().get("Authorization").get(0).reveal()).isEqualTo("Bearer tok");
  }

  @Test
  void aSilentApiIsNotWaitedForLong() throws Exception {
    server.enqueue(response(200).headersDelay(1, TimeUnit.MINUTES).build());
    assertThat(answer().expires()).isEmpty();
  }

  @Test
  void aRedirectTakesTheTokenNowhereAndIsNotBelieved() throws Exception {
    server.enqueue(response(302).addHeader("Location", other.url("/rate_limit")).build());
    other.enqueue(response(200).addHeader(HEADER, "2026-05-01 13:45:00 UTC").build());
    assertThat(answer().expires()).isEmpty();
    assertThat(other.takeRequest().getHeaders().get("Authorization")).isNull();
  }

  @Test
  void theApiIsAskedOncePerTokenWhateverItSays() throws Exception {
    server.enqueue(response(500).build());
    server.enqueue(response(200).addHeader(HEADER, "2026-05-01 13:45:00 UTC").build());
    Caller caller = caller().with("GH_TOKEN", "one");
    caller.answer(URL);
    caller.answer("https://raw.githubusercontent.com/a/b");
    assertThat(server.getRequestCount()).isEqualTo(1);
    assertThat(caller.with("GH_TOKEN", "two").answer(URL).expires()).isPresent();
  }

  @Test
  void noLogShowsTheToken() throws Exception {
    server.enqueue(response(401).build());
    Caller caller = caller().with("GH_TOKEN", "canary-token");
    caller.answer(URL);
    assertThat(caller.log())
        .anySatisfy(line -> assertThat(line).contains("rate_limit"))
        .noneSatisfy(line -> assertThat(line).contains("canary-token"));
  }

  private CredentialAnswer answer() throws Exception {
    return caller().with("GH_TOKEN", "tok").answer(URL);
  }

  private Caller caller() {
    return new Caller(workspace).githubApi(server.url("/"));
  }

  private static MockResponse.Builder response(int status) {
    return new MockResponse.Builder().code(status);
  }
}
