package io.github.credsmith.helper;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.agent.AnswerCache;
import io.github.credsmith.context.Environment;
import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.http.TestContexts;
import io.github.credsmith.uri.RequestUri;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference helper's known faults that are neither a registry's nor S3's, by number. */
class KnownFaultsTest {
  private static final String URL = "https://github.com/acme/x";

  @TempDir private Path workspace;

  @Test
  void fault6AnExpiryAfterNoonIsUnderstoodAndAskedForOnce() throws Exception {
    try (MockWebServer api = new MockWebServer()) {
      api.start();
      api.enqueue(
          new MockResponse.Builder()
              .addHeader("GitHub-Authentication-Token-Expiration", "2026-05-01 23:05:00 +0200")
              .build());
      Caller caller = new Caller(workspace).with("GH_TOKEN", "tok").githubApi(api.url("/"));
      Instant expiry = Instant.parse("2026-05-01T21:04:30Z");
      assertThat(caller.answer(URL).expires()).contains(expiry);
      assertThat(caller.answer(URL + "/other").expires()).contains(expiry);
      assertThat(api.getRequestCount()).isEqualTo(1);
    }
  }

  @Test
  void fault6ATokenWithoutAnExpiryCostsOneCallToo() throws Exception {
    try (MockWebServer api = new MockWebServer()) {
      api.start();
      api.enqueue(new MockResponse.Builder().build());
      Caller caller = new Caller(workspace).with("GH_TOKEN", "tok").githubApi(api.url("/"));
      assertThat(caller.answer(URL).expires()).isEmpty();
      assertThat(caller.answer(URL + "/other").expires()).isEmpty();
      assertThat(api.getRequestCount()).isEqualTo(1);
    }
  }

  @Test
  void fault7AFailingKeyringDoesNotKeepHostsYmlFromBeingRead() throws Exception {
    Caller caller =
        new Caller(workspace)
            .keyring(FakeKeyring.failing("the keyring is locked"))
            .file("home/.config/gh/hosts.yml", "github.com: {oauth_token: tok}");
    assertThat(caller.headers(URL)).containsKey("Authorization");
  }

  @Test
  void fault8AnExpiredAnswerIsNotGivenAgain() throws Exception {
    try (MockWebServer metadata = new MockWebServer()) {
      metadata.start();
      for (String token : List.of("old", "fresh")) {
        metadata.enqueue(
            new MockResponse.Builder()
                .addHeader("Metadata-Flavor", "Google")
                .body("{\"access_token\": \"" + token + "\", \"expires_in\": 600}")
                .build());
      }
      Caller caller =
          new Caller(workspace).with("GCE_METADATA_HOST", "localhost:" + metadata.getPort());
      Environment process = Environment.of(Map.of(), OperatingSystem.LINUX);
      AnswerCache kept = new AnswerCache(caller.service(), process, refresh -> {});
      RequestUri uri = RequestUri.parse("https://storage.googleapis.com/b/o");
      Callable<String> ask =
          () ->
              Caller.headers(kept.answer(uri, caller.context(), RequestLog.off()).orElseThrow())
                  .toString();
      assertThat(ask.call()).contains("old");
      assertThat(ask.call()).contains("old");
      caller.at(TestContexts.NOW.plusSeconds(600));
      assertThat(ask.call()).contains("fresh");
    }
  }

  @Test
  void fault12AHostGlobThatMissesForThePortAloneIsTold() throws Exception {
    Caller caller =
        new Caller(workspace)
            .config("{\"urls\": [{\"host\": \"cache.example.com\", \"helper\": \"null\"}]}");
    String uri = "https://cache.example.com:9092/google.bytestream.ByteStream";
    assertThat(caller.answer(uri).isNone()).isTrue();
    HelperChoice.NoRule choice = (HelperChoice.NoRule) caller.setup(uri).choice();
    assertThat(choice.nearMisses()).singleElement().asString().contains("port");
  }
}
