package io.github.credsmith.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.credsmith.context.Environment;
import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.helper.Caller;
import io.github.credsmith.helper.CredentialAnswer;
import io.github.credsmith.helper.CredentialFailure;
import io.github.credsmith.helper.RequestLog;
import io.github.credsmith.http.TestContexts;
import io.github.credsmith.testing.EntraServer;
import io.github.credsmith.testing.GoogleServer;
import io.github.credsmith.uri.RequestUri;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the agent keeps of each helper's answers: for how many URLs, for whom and how long. */
class KeptTokensTest {
  private static final String OBJECT = "https://storage.googleapis.com/bucket/object";
  private static final String ARTIFACT = "https://europe-maven.pkg.dev/acme/lib/a.jar";
  private static final String BLOB = "https://acme.blob.core.windows.net/container/blob";
  private static final String GOOGLE_FILE = "GOOGLE_APPLICATION_CREDENTIALS";

  @TempDir private Path folder;
  private Caller caller;
  private AnswerCache cache;

  @BeforeEach
  void call() {
    caller = new Caller(folder);
    cache = cacheIn(Map.of());
  }

  /** Of a process with this environment. */
  private AnswerCache cacheIn(Map<String, String> process) {
    return new AnswerCache(
        caller.service(), Environment.of(process, OperatingSystem.LINUX), refresh -> {});
  }

  @ParameterizedTest
  @MethodSource("googleUris")
  void manyUrlsOfGoogleCostOneToken(String uri) throws Exception {
    try (GoogleServer google = new GoogleServer(folder)) {
      loginTo(google, google.serviceAccount());
      for (int i = 0; i < 100; i++) {
        assertThat(authorization(uri + i)).isEqualTo("Bearer google-token-1");
      }
      assertThat(google.tokens()).hasSize(1);
    }
  }

  static Stream<String> googleUris() {
    return Stream.of(OBJECT, ARTIFACT);
  }

  @Test
  void anotherLoginToGoogleIsAnotherToken() throws Exception {
    try (GoogleServer google = new GoogleServer(folder)) {
      Path login = Files.copy(google.serviceAccount(), folder.resolve("login.json"));
      loginTo(google, login);
      assertThat(authorization(OBJECT)).isEqualTo("Bearer google-token-1");
      Files.writeString(login, Files.readString(google.user()));
      assertThat(authorization(OBJECT)).isEqualTo("Bearer google-token-2");
      caller.with(GOOGLE_FILE, google.serviceAccount().toString());
      assertThat(authorization(OBJECT)).isEqualTo("Bearer google-token-3");
      caller.with(GOOGLE_FILE, login.toString());
      assertThat(authorization(OBJECT)).isEqualTo("Bearer google-token-2");
    }
  }

  @Test
  void aTokenOfGoogleIsGivenUntilItExpiresAndIsThenAskedForAnew() throws Exception {
    try (MockWebServer metadata = new MockWebServer()) {
      metadata.start();
      for (int i = 1; i <= 2; i++) {
        metadata.enqueue(
            new MockResponse.Builder()
                .addHeader("Metadata-Flavor", "Google")
                .body("{\"access_token\": \"m" + i + "\", \"expires_in\": 600}")
                .build());
      }
      caller.with("GCE_METADATA_HOST", "localhost:" + metadata.getPort());
      CredentialAnswer first = answer(OBJECT);
      assertThat(first.expires()).contains(TestContexts.NOW.plusSeconds(570));
      caller.at(TestContexts.NOW.plus(Duration.ofSeconds(569)));
      assertThat(answer(OBJECT)).isEqualTo(first);
      caller.at(TestContexts.NOW.plus(Duration.ofSeconds(570)));
      assertThat(authorization(OBJECT)).isEqualTo("Bearer m2");
    }
  }

  @Test
  void manyUrlsOfAzureCostOneToken() throws Exception {
    try (EntraServer entra = new EntraServer(folder, "secret")) {
      caller.with(entra.environment());
      CredentialAnswer first = answer(BLOB);
      for (int i = 0; i < 100; i++) {
        assertThat(answer(BLOB + i)).isEqualTo(first);
      }
      assertThat(answer("https://other.blob.core.windows.net/c/b")).isEqualTo(first);
      assertThat(entra.tokens()).hasSize(1);
    }
  }

  @Test
  void anotherLoginToAzureIsAnotherToken() throws Exception {
    try (EntraServer entra = new EntraServer(folder, "secret")) {
      Path assertion = Files.writeString(folder.resolve("assertion"), "secret");
      caller
          .with(entra.environment())
          .without("AZURE_CLIENT_SECRET")
          .with("AZURE_FEDERATED_TOKEN_FILE", assertion.toString())
          .with("AZURE_TOKEN_CREDENTIALS", "WorkloadIdentityCredential");
      answer(BLOB);
      answer(BLOB);
      assertThat(entra.tokens()).hasSize(1);
      Files.writeString(assertion, "Secret");
      assertThatThrownBy(() -> answer(BLOB)).hasMessageContaining("AADSTS7000215");
      assertThat(entra.tokens()).hasSize(1);
    }
  }

  @Test
  void aTokenOfAzureIsGivenUntilItExpiresAndIsThenAskedForAnew() throws Exception {
    try (EntraServer entra = new EntraServer(folder, "secret")) {
      caller.with(entra.environment()).at(Instant.now());
      CredentialAnswer first = answer(BLOB);
      caller.at(first.expires().orElseThrow().minusMillis(1));
      assertThat(answer(BLOB)).isEqualTo(first);
      assertThat(entra.tokens()).hasSize(1);
      caller.at(first.expires().orElseThrow());
      answer(BLOB);
      assertThat(entra.tokens()).hasSize(2);
    }
  }

  /**
   * A caller of each helper.
   *
   * @param used a variable that its answer depends on, with another value than before
   */
  private record Case(String helper, String uri, Map<String, String> variables, String used) {
    Case(String helper, String uri, String variable, String value) {
      this(helper, uri, Map.of(variable, value), variable);
    }

    @Override
    public String toString() {
      return helper;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case("github", "https://github.com/a/b", "GH_TOKEN", "t"),
        new Case(
            "remoteapis",
            "grpcs://remote.buildbuddy.io/google.bytestream.ByteStream",
            "BUILDBUDDY_API_KEY",
            "k"),
        new Case(
            "oci",
            "registry.example",
            "DOCKER_AUTH_CONFIG",
            "{\"auths\": {\"registry.example\": {\"auth\": \"dTpw\"}}}"),
        new Case(
            "s3",
            "https://b.s3.eu-west-1.amazonaws.com/k",
            Map.of("AWS_ACCESS_KEY_ID", "A", "AWS_SECRET_ACCESS_KEY", "s"),
            "AWS_SECRET_ACCESS_KEY"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void onlyWhatWasUsedTellsCallersApart(Case one) throws Exception {
    caller
        .config("{\"urls\": [{\"helper\": \"" + one.helper() + "\"}]}")
        .with(one.variables())
        .with("TERM", "dumb");
    assertOnlyTellsApart(one.uri(), one.used());
  }

  @ParameterizedTest
  @MethodSource("googleUris")
  void onlyWhatGoogleUsesTellsCallersApart(String uri) throws Exception {
    try (GoogleServer google = new GoogleServer(folder)) {
      loginTo(google, google.serviceAccount());
      assertOnlyTellsApart(uri, GOOGLE_FILE);
    }
  }

  @Test
  void onlyWhatAzureUsesTellsCallersApart() throws Exception {
    try (EntraServer entra = new EntraServer(folder, "secret")) {
      caller.with(entra.environment());
      assertOnlyTellsApart(BLOB, "AZURE_CLIENT_SECRET");
    }
  }

  /** The very same answer is one that was kept. */
  private void assertOnlyTellsApart(String uri, String used) throws CredentialFailure {
    CredentialAnswer first = answer(uri);
    assertThat(first.isNone()).isFalse();
    caller.with("TERM", "xterm").with("UNRELATED", "x");
    assertThat(answer(uri)).isSameAs(first);
    caller.without("TERM");
    assertThat(answer(uri)).isSameAs(first);
    String value = caller.context().environment().get(used).orElseThrow();
    caller.with(used, value + " ");
    assertThat(outcome(uri)).isNotSameAs(first);
    caller.with(used, value);
    assertThat(answer(uri)).isSameAs(first);
  }

  /** An answer, or the message of a failure. */
  private Object outcome(String uri) {
    try {
      return answer(uri);
    } catch (CredentialFailure e) {
      return e.getMessage();
    }
  }

  private CredentialAnswer answer(String uri) throws CredentialFailure {
    return cache.answer(RequestUri.parse(uri), caller.context(), RequestLog.off()).orElseThrow();
  }

  private String authorization(String uri) throws CredentialFailure {
    Map<String, List<String>> headers = Caller.headers(answer(uri));
    assertThat(headers).containsOnlyKeys("Authorization");
    return headers.get("Authorization").get(0);
  }

  private void loginTo(GoogleServer google, Path file) throws IOException {
    caller
        .with("SSL_CERT_FILE", google.server().certificateFile())
        .with("NO_GCE_CHECK", "true")
        .with(GOOGLE_FILE, file.toString());
  }
}
