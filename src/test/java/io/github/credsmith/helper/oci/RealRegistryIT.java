package io.github.credsmith.helper.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.credsmith.helper.CredentialAnswer;
import io.github.credsmith.helper.ProviderFailure;
import io.github.credsmith.helperconfig.ProviderConfig.TokenExchangeMethod;
import io.github.credsmith.testing.CredsmithProcess;
import io.github.credsmith.testing.Outcome;
import io.github.credsmith.testing.TestAuthority;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real registry, an image in it, and a plain client that has nothing but the headers. */
class RealRegistryIT {
  private static final String USER = TestTokenServer.USER;
  private static final String PASSWORD = TestTokenServer.PASSWORD;
  private static final String HTPASSWD_PASSWORD = "s3cret-for-htpasswd";
  private static final String HTPASSWD =
      USER + ":$2y$05$abcdefghijklmnopqrstuukZ64teSRDWbrPGkXU5utOMNOP/4G.jK\n";

  @TempDir private Path folder;
  private final List<AutoCloseable> running = new ArrayList<>();
  private TestAuthority authority;
  private OkHttpClient client;
  private TestImage image;
  private Caller caller;

  @BeforeEach
  void start() throws IOException {
    authority = new TestAuthority(folder);
    client = authority.client();
    image = TestImage.in(folder);
    caller =
        new Caller(folder)
            .at(Clock.systemUTC())
            .with("SSL_CERT_FILE", authority.certificate().toString());
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable server : running) {
      server.close();
    }
  }

  @Test
  void pullsFromARegistryWithPasswords() throws Exception {
    RegistryProcess registry = withPasswords();
    registry.push(image, "org/app", List.of("--dest-creds", USER + ":" + HTPASSWD_PASSWORD));
    caller.withDockerConfig(Caller.auths(registry.authority(), USER, HTPASSWD_PASSWORD));

    assertPullsOnlyWithHeaders(registry, "org/app");
  }

  @ParameterizedTest
  @CsvSource({
    "true, AUTO, POST",
    "true, OAUTH2, POST",
    "true, BASIC, GET",
    "false, AUTO, POST GET",
    "false, BASIC, GET",
  })
  void pullsFromARegistryWithTokens(boolean post, TokenExchangeMethod method, String methods)
      throws Exception {
    TestTokenServer tokens = tokens(post);
    RegistryProcess registry = withTokens(tokens);
    registry.push(image, "org/app", List.of("--dest-creds", USER + ":" + PASSWORD));
    caller.withDockerConfig(Caller.auths(registry.authority(), USER, PASSWORD)).method(method);
    int before = tokens.methods().size();

    caller.get(registry.url("/v2/org/app/tags/list"));
    assertThat(tokens.methods().subList(before, tokens.methods().size()))
        .containsExactly(methods.split(" "));
    assertPullsOnlyWithHeaders(registry, "org/app");
  }

  @Test
  void pullsPublicImagesAnonymouslyAndNoOthers() throws Exception {
    RegistryProcess registry = withTokens(tokens(true));
    registry.push(image, "public/app", List.of("--dest-creds", USER + ":" + PASSWORD));

    assertPullsOnlyWithHeaders(registry, "public/app");
    assertThat(
            catchThrowableOfType(
                ProviderFailure.class,
                () -> caller.get(registry.url("/v2/org/app/manifests/latest"))))
        .hasMessage(
            "the token server localhost gives no token for org/app to anybody, and no credentials"
                + " were found (HTTP 401)");
  }

  @Test
  void pullsWithAnIdentityToken() throws Exception {
    RegistryProcess registry = withTokens(tokens(true));
    registry.push(image, "org/app", List.of("--dest-creds", USER + ":" + PASSWORD));
    caller.withDockerConfig(
        "{\"auths\":{\"%s\":{\"identitytoken\":\"%s\"}}}"
            .formatted(registry.authority(), TestTokenServer.IDENTITY_TOKEN));

    assertPullsOnlyWithHeaders(registry, "org/app");
  }

  @Test
  void givesNothingForARegistryThatAnswersAnybody() throws Exception {
    RegistryProcess registry = registry("");
    registry.push(image, "org/app", List.of("--dest-no-creds"));
    caller.withDockerConfig(Caller.auths(registry.authority(), USER, PASSWORD));

    for (String url : urls(registry, "org/app")) {
      assertThat(caller.get(url).isNone()).isTrue();
      assertThat(fetch(url, Map.of("Accept", List.of(TestImage.MANIFEST_TYPE)))).isEqualTo(200);
    }
  }

  @Test
  void refusesWrongPasswords() throws Exception {
    RegistryProcess registry = withTokens(tokens(true));
    caller.withDockerConfig(Caller.auths(registry.authority(), USER, "wrong"));

    assertThat(
            catchThrowableOfType(
                ProviderFailure.class,
                () -> caller.get(registry.url("/v2/org/app/manifests/latest"))))
        .hasMessageContaining("gives no token for org/app for the credentials of ");
  }

  @Test
  void letsRulesImgPushWithTheStoredLogin() throws Exception {
    TestTokenServer tokens = tokens(false);
    RegistryProcess registry = withTokens(tokens);
    caller.withDockerConfig(Caller.auths(registry.authority(), USER, PASSWORD));

    String basic = caller.authorization(registry.authority());
    assertThat(basic).isEqualTo(Caller.basic(USER, PASSWORD));
    assertThat(upload(registry, "org/new", "Bearer " + ownExchange(tokens, basic, "org/new")))
        .isEqualTo(201);
  }

  @Test
  void letsRulesImgSendAConfiguredRegistryTokenAsItIs() throws Exception {
    TestTokenServer tokens = tokens(false);
    RegistryProcess registry = withTokens(tokens);
    caller.withDockerConfig(
        "{\"auths\":{\"%s\":{\"registrytoken\":\"%s\"}}}"
            .formatted(registry.authority(), tokens.token("org/new", "pull,push")));

    assertThat(upload(registry, "org/new", caller.authorization(registry.authority())))
        .isEqualTo(201);
    assertThat(upload(registry, "org/other", caller.authorization(registry.authority())))
        .isEqualTo(401);
    assertThat(tokens.methods()).isEmpty();
  }

  @Test
  void answersAsAProcess() throws Exception {
    RegistryProcess registry = withTokens(tokens(true));
    registry.push(image, "org/app", List.of("--dest-creds", USER + ":" + PASSWORD));

    for (String url : urls(registry, "org/app")) {
      JsonNode answer = answerOfProcess(registry, url);

      assertThat(answer.path("expires").asString())
          .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
      assertThat(fetch(url, headers(answer))).isEqualTo(200);
    }
    assertThat(headers(answerOfProcess(registry, registry.authority())))
        .isEqualTo(Map.of("Authorization", List.of(Caller.basic(USER, PASSWORD))));
  }

  @Test
  void leavesNoSecretInAnyLog() throws Exception {
    RegistryProcess registry = withTokens(tokens(true));
    registry.push(image, "org/app", List.of("--dest-creds", USER + ":" + PASSWORD));
    caller.withDockerConfig(Caller.auths(registry.authority(), USER, PASSWORD));

    String bearer = caller.authorization(registry.url("/v2/org/app/manifests/latest"));

    String log = String.join("\n", caller.log());
    assertThat(log).contains("POST https://localhost");
    assertThat(log).doesNotContain(PASSWORD, bearer.substring("Bearer ".length()));
    assertThat(log).doesNotContain(Caller.base64(USER + ":" + PASSWORD));
  }

  /** Every URL that a pull fetches is refused without the headers of the answer. */
  private void assertPullsOnlyWithHeaders(RegistryProcess registry, String repository)
      throws Exception {
    for (String url : urls(registry, repository)) {
      CredentialAnswer answer = caller.get(url);
      assertThat(fetch(url, Map.of())).isEqualTo(401);
      assertThat(fetch(url, headers(answer))).isEqualTo(200);
    }
  }

  /** What the jar answers from a configuration file; its debug log shows nothing of it. */
  private JsonNode answerOfProcess(RegistryProcess registry, String uri) throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("helper.json"),
            """
            {"urls":[{"host":"%s","helper":"oci","config":{"lookup_chain":[
              {"source":"env","name":"REGISTRY_USER","binding":"username"},
              {"source":"env","name":"REGISTRY_PASSWORD","binding":"password"}]}}]}
            """
                .formatted(registry.authority()));
    Outcome outcome =
        CredsmithProcess.credsmith("get")
            .in(folder)
            .withOnly(
                Map.of(
                    "CREDENTIAL_HELPER_CONFIG_FILE",
                    config.toString(),
                    "CREDENTIAL_HELPER_STANDALONE",
                    "1",
                    "CREDENTIAL_HELPER_LOGGING",
                    "debug",
                    "SSL_CERT_FILE",
                    authority.certificate().toString(),
                    "REGISTRY_USER",
                    USER,
                    "REGISTRY_PASSWORD",
                    PASSWORD))
            .withInput("{\"uri\":\"" + uri + "\"}")
            .run();
    assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
    JsonNode answer = JsonMapper.builder().build().readTree(outcome.stdout());
    String authorization = headers(answer).get("Authorization").get(0);
    assertThat(outcome.stderr()).doesNotContain(PASSWORD, authorization.replaceAll("^[^ ]* ", ""));
    return answer;
  }

  private static Map<String, List<String>> headers(JsonNode answer) {
    Map<String, List<String>> headers = new HashMap<>();
    answer
        .path("headers")
        .forEachEntry(
            (name, values) ->
                headers.put(name, values.valueStream().map(JsonNode::asString).toList()));
    return headers;
  }

  private List<String> urls(RegistryProcess registry, String repository) {
    String base = registry.url("/v2/" + repository);
    List<String> urls =
        new ArrayList<>(
            List.of(
                base + "/tags/list",
                base + "/manifests/latest",
                base + "/manifests/" + image.manifest()));
    image.blobs().forEach(digest -> urls.add(base + "/blobs/" + digest));
    return urls;
  }

  private static Map<String, List<String>> headers(CredentialAnswer answer) {
    return answer.headers().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, e -> e.getValue().stream().map(v -> v.reveal()).toList()));
  }

  /** Fetches and, where the URL names a digest, checks that the content is what it should be. */
  private int fetch(String url, Map<String, List<String>> headers) throws IOException {
    Request.Builder request = new Request.Builder().url(url);
    headers.forEach((name, values) -> values.forEach(value -> request.addHeader(name, value)));
    try (Response response = client.newCall(request.build()).execute()) {
      byte[] content = response.body().bytes();
      if (response.code() == 200 && url.contains("sha256:")) {
        assertThat(url).endsWith(TestImage.digest(content));
      }
      return response.code();
    }
  }

  /** What rules_img does with user and password: it gets a token for the scopes it needs. */
  private String ownExchange(TestTokenServer tokens, String basic, String repository)
      throws IOException {
    Request request =
        new Request.Builder()
            .url(
                tokens
                    .realm()
                    .newBuilder()
                    .addQueryParameter("service", TestTokenServer.SERVICE)
                    .addQueryParameter("scope", "repository:" + repository + ":pull,push")
                    .build())
            .header("Authorization", basic)
            .build();
    try (Response response = client.newCall(request).execute()) {
      return JsonMapper.builder()
          .build()
          .readTree(response.body().bytes())
          .path("token")
          .asString();
    }
  }

  /** Uploads a blob and returns the last status. */
  private int upload(RegistryProcess registry, String repository, String authorization)
      throws IOException {
    byte[] content = "a new blob".getBytes(StandardCharsets.UTF_8);
    Request begin =
        new Request.Builder()
            .url(registry.url("/v2/" + repository + "/blobs/uploads/"))
            .post(RequestBody.create(new byte[0], null))
            .header("Authorization", authorization)
            .build();
    try (Response begun = client.newCall(begin).execute()) {
      if (begun.code() != 202) {
        return begun.code();
      }
      Request put =
          new Request.Builder()
              .url(
                  begin
                      .url()
                      .resolve(String.valueOf(begun.header("Location")))
                      .newBuilder()
                      .addQueryParameter("digest", TestImage.digest(content))
                      .build())
              .put(RequestBody.create(content, null))
              .header("Authorization", authorization)
              .build();
      try (Response done = client.newCall(put).execute()) {
        return done.code();
      }
    }
  }

  private RegistryProcess withPasswords() throws IOException {
    Path file = Files.writeString(folder.resolve("htpasswd"), HTPASSWD);
    return registry("auth: {htpasswd: {realm: Registry, path: %s}}\n".formatted(file));
  }

  private RegistryProcess withTokens(TestTokenServer tokens) throws IOException {
    return registry(tokens.registrySection());
  }

  private TestTokenServer tokens(boolean offersPost) throws IOException {
    TestTokenServer tokens = new TestTokenServer(authority, offersPost);
    running.add(tokens);
    return tokens;
  }

  private RegistryProcess registry(String auth) throws IOException {
    RegistryProcess registry = RegistryProcess.start(folder, authority, auth);
    running.add(registry);
    return registry;
  }
}
