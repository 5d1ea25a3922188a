package io.github.credsmith.helper;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.context.RequestContext;
import io.github.credsmith.http.TestContexts;
import io.github.credsmith.secret.Secret;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
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
      Instant expiry = Instant.parse("2026-05-01T21:05:00Z");
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
    KeptAnswers kept = new KeptAnswers();
    RequestContext now = TestContexts.with();
    Instant expiry = TestContexts.NOW.plusSeconds(600);
    RequestContext later =
        new RequestContext(
            now.environment(),
            now.workingDirectory(),
            now.os(),
            Clock.fixed(expiry, ZoneOffset.UTC));
    CredentialAnswer old = CredentialAnswer.of("x", Secret.of("old"));
    CredentialAnswer fresh = CredentialAnswer.of("x", Secret.of("fresh"));
    kept.get(now, List.of(), () -> old.expiring(Optional.of(expiry)));
    assertThat(kept.get(now, List.of(), () -> fresh).headers()).isEqualTo(old.headers());
    assertThat(kept.get(later, List.of(), () -> fresh).headers()).isEqualTo(fresh.headers());
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
