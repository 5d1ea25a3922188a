package io.github.credsmith.helper.oci;

import static io.github.credsmith.helper.oci.Caller.basic;
import static io.github.credsmith.helper.oci.FakeNetwork.challenge;
import static io.github.credsmith.helper.oci.FakeNetwork.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.credsmith.helper.CredentialAnswer;
import io.github.credsmith.helper.ProviderFailure;
import io.github.credsmith.helperconfig.ProviderConfig.TokenExchangeMethod;
import io.github.credsmith.uri.RequestUri;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From a request to the headers, with a registry and its token server at the other end. */
class OciProviderTest {
  private static final String HOST = "registry.example.com";
  private static final String MANIFEST = "https://registry.example.com/v2/org/app/manifests/latest";
  private static final String SCOPE = "repository:org/app:pull";
  private static final String BEARER =
      "Bearer realm=\"https://auth.example.com/token\",service=\"registry\"";
  private static final String LOGIN = Caller.auths(HOST, "joe", "s3cret");

  @TempDir private Path folder;
  private FakeNetwork network;
  private Caller caller;

  @BeforeEach
  void start() throws IOException {
    network = new FakeNetwork(folder, HOST, "auth.example.com", "login.example.net");
    caller = new Caller(folder).with(network.environment());
    network.host(HOST, seen -> challenge(BEARER));
    network.host("auth.example.com", new TokenServerDouble(200));
  }

  @AfterEach
  void stop() throws IOException {
    network.close();
  }

  @Test
  void answersWithTheTokenTheManifestTypesAndAnExpiry() throws Exception {
    CredentialAnswer answer = caller.withDockerConfig(LOGIN).get(MANIFEST);

    assertThat(Caller.headers(answer))
        .isEqualTo(
            """
            Authorization: Bearer token-for-password-joe-s3cret-repository:org/app:pull
            Accept: application/vnd.docker.distribution.manifest.v2+json
            Accept: application/vnd.docker.distribution.manifest.list.v2+json
            Accept: application/vnd.oci.image.manifest.v1+json
            Accept: application/vnd.oci.image.index.v1+json
            Docker-Distribution-API-Version: registry/2.0""");
    assertThat(answer.expires()).contains(Caller.NOW.plusSeconds(270));
    assertThat(network.seen().get(0).line()).isEqualTo("GET /v2/");
    assertThat(network.seen().get(0).authorization()).isEqualTo("-");
  }

  @Test
  void asksForAnAnonymousTokenWithoutCredentials() throws Exception {
    assertThat(caller.authorization(MANIFEST)).isEqualTo("Bearer token-for-anonymous-" + SCOPE);
    assertThat(network.seen().get(1).line())
        .isEqualTo("GET /token?service=registry&scope=repository%3Aorg%2Fapp%3Apull");
  }

  @ParameterizedTest
  @CsvSource({
    "AUTO, 200, password-joe-s3cret",
    "AUTO, 400, basic",
    "AUTO, 401, basic",
    "AUTO, 404, basic",
    "AUTO, 405, basic",
    "AUTO, 501, basic",
    "OAUTH2, 200, password-joe-s3cret",
    "BASIC, 200, basic",
  })
  void exchangesALoginByTheMethodAndWhatIsOffered(
      TokenExchangeMethod method, int postStatus, String who) throws Exception {
    network.host("auth.example.com", new TokenServerDouble(postStatus));

    assertThat(caller.withDockerConfig(LOGIN).method(method).authorization(MANIFEST))
        .isEqualTo("Bearer token-for-" + who + "-" + SCOPE);
  }

  @Test
  void sendsTheLoginAsBasicWhenItAsksByGet() throws Exception {
    caller.withDockerConfig(LOGIN).method(TokenExchangeMethod.BASIC).get(MANIFEST);

    assertThat(network.seen().get(1).authorization()).isEqualTo(basic("joe", "s3cret"));
  }

  @ParameterizedTest
  @CsvSource({"OAUTH2, 404", "OAUTH2, 401", "AUTO, 403"})
  void reportsATokenServerThatRefuses(TokenExchangeMethod method, int postStatus) {
    network.host("auth.example.com", new TokenServerDouble(postStatus));

    assertThat(failure(caller.withDockerConfig(LOGIN).method(method)))
        .hasMessage(
            "the token server auth.example.com gives no token for org/app for the credentials of "
                + folder.resolve(".docker/config.json")
                + " (HTTP "
                + postStatus
                + ")");
  }

  @Test
  void exchangesAnIdentityTokenAndNotTheEmptyPasswordBesideIt() throws Exception {
    caller.withDockerConfig(
        "{\"auths\":{\"%s\":{\"auth\":\"%s\",\"identitytoken\":\"1dentity\"}}}"
            .formatted(HOST, Caller.base64("00000000-0000-0000-0000-000000000000:")));

    assertThat(caller.authorization(MANIFEST))
        .isEqualTo("Bearer token-for-refresh-1dentity-" + SCOPE);
    assertThat(caller.authorization(HOST)).isEqualTo("-");
  }

  @Test
  void takesTheStandInUsersPasswordForAnIdentityToken() throws Exception {
    String user = "00000000-0000-0000-0000-000000000000";
    caller.withDockerConfig(Caller.auths(HOST, user, "1dentity"));

    assertThat(caller.authorization(MANIFEST))
        .isEqualTo("Bearer token-for-refresh-1dentity-" + SCOPE);
    assertThat(caller.authorization(HOST)).isEqualTo(basic(user, "1dentity"));
  }

  @Test
  void cannotExchangeAnIdentityTokenByBasic() {
    caller
        .withDockerConfig("{\"auths\":{\"%s\":{\"identitytoken\":\"1dentity\"}}}".formatted(HOST))
        .method(TokenExchangeMethod.BASIC);

    assertThat(failure(caller)).hasMessageContaining("cannot be exchanged by the method basic");
  }

  @Test
  void sendsARegistryTokenAsItIsAndAsksNobody() throws Exception {
    caller.withDockerConfig(
        "{\"auths\":{\"%s\":{\"registrytoken\":\"r3gistry\"}}}".formatted(HOST));

    assertThat(caller.authorization(MANIFEST)).isEqualTo("Bearer r3gistry");
    assertThat(caller.authorization(HOST)).isEqualTo("Bearer r3gistry");
    assertThat(network.seen()).isEmpty();
  }

  @Test
  void sendsTheLoginItselfWhereTheRegistryWantsBasic() throws Exception {
    network.host(HOST, seen -> challenge("Basic realm=\"Registry\""));

    CredentialAnswer answer = caller.withDockerConfig(LOGIN).get(MANIFEST);

    assertThat(Caller.headers(answer))
        .startsWith("Authorization: " + basic("joe", "s3cret") + "\nAccept: ");
    assertThat(answer.expires()).isEmpty();
  }

  @Test
  void reportsThatARegistryWantsAPasswordAndThereIsNone() {
    network.host(HOST, seen -> challenge("Basic realm=\"Registry\""));

    assertThat(failure(caller))
        .hasMessage("it wants user and password, and there are none")
        .extracting(ProviderFailure::remedy)
        .isEqualTo("run: docker login registry.example.com");
    assertThat(failure(caller.withChain("identitytoken", "1dentity")))
        .hasMessageContaining("an identity token only");
  }

  @Test
  void givesNothingWhereNothingIsNeeded() throws Exception {
    network.host(HOST, seen -> status(200));

    assertThat(caller.withDockerConfig(LOGIN).get(MANIFEST).isNone()).isTrue();
    assertThat(network.seen())
        .extracting(FakeNetwork.Seen::line)
        .containsExactly("GET /v2/", "HEAD /v2/org/app/manifests/latest");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 403, 404})
  void asksTheResourceItselfWhereTheRootDemandsNothing(int rootStatus) throws Exception {
    network.host(
        HOST, seen -> seen.line().equals("GET /v2/") ? status(rootStatus) : challenge(BEARER));

    assertThat(caller.withDockerConfig(LOGIN).authorization(MANIFEST))
        .isEqualTo("Bearer token-for-password-joe-s3cret-" + SCOPE);
  }

  @Test
  void doesNotFollowAResourceToItsStorage() throws Exception {
    network.host(
        HOST,
        seen ->
            seen.line().equals("GET /v2/")
                ? status(200)
                : new MockResponse.Builder()
                    .code(307)
                    .addHeader("Location", "https://login.example.net/blob")
                    .build());

    assertThat(caller.get(MANIFEST).isNone()).isTrue();
    assertThat(network.seen()).extracting(FakeNetwork.Seen::host).containsOnly(HOST);
  }

  @Test
  void remembersWhatARegistryDemandsForAWhile() throws Exception {
    caller.authorization(MANIFEST);
    caller.authorization("https://registry.example.com/v2/other/manifests/latest");
    assertThat(questions()).isEqualTo(1);

    Instant later = Caller.NOW.plus(Duration.ofMinutes(10));
    caller.at(Clock.fixed(later, ZoneOffset.UTC)).authorization(MANIFEST);
    assertThat(questions()).isEqualTo(2);
  }

  @Test
  void doesNotRememberAcrossOtherTrustOrProxies() throws Exception {
    caller.authorization(MANIFEST);
    caller.with("NO_PROXY", "other.example").authorization(MANIFEST);

    assertThat(questions()).isEqualTo(2);
  }

  @Test
  void refusesToSendCredentialsToAnotherSite() throws Exception {
    network.host(HOST, seen -> challenge("Bearer realm=\"https://login.example.net/token\""));
    network.host("login.example.net", new TokenServerDouble(200));
    caller.withDockerConfig(LOGIN);

    ProviderFailure refused = failure(caller);
    assertThat(refused).hasMessageContaining("login.example.net").hasMessageContaining("not sent");
    assertThat(refused.remedy())
        .endsWith("CREDSMITH_TRUSTED_REALMS=registry.example.com=login.example.net");
    assertThat(network.seen()).extracting(FakeNetwork.Seen::host).containsOnly(HOST);

    caller.with("CREDSMITH_TRUSTED_REALMS", "registry.example.com=login.example.net");
    assertThat(caller.authorization(MANIFEST))
        .isEqualTo("Bearer token-for-password-joe-s3cret-" + SCOPE);
  }

  @Test
  void asksAnyHttpsRealmForAnAnonymousToken() throws Exception {
    network.host(HOST, seen -> challenge("Bearer realm=\"https://login.example.net/token\""));
    network.host("login.example.net", new TokenServerDouble(200));

    assertThat(caller.authorization(MANIFEST)).isEqualTo("Bearer token-for-anonymous-" + SCOPE);
  }

  @Test
  void usesBasicAtTheRegistryRatherThanAForeignRealm() throws Exception {
    network.host(
        HOST,
        seen -> challenge("Bearer realm=\"https://login.example.net/token\"", "Basic realm=x"));

    assertThat(caller.withDockerConfig(LOGIN).authorization(MANIFEST))
        .isEqualTo(basic("joe", "s3cret"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Bearer realm=\"http://registry.example.com/token\" | is not reached over https",
        "Bearer service=registry | the realm it names is not a URL",
        "Bearer realm=\"/token\" | the realm it names is not a URL",
        "Negotiate, Digest realm=x | by these schemes only: negotiate, digest",
        "'' | does not say how to authenticate",
      })
  void reportsAChallengeThatCannotBeMet(String header, String message) {
    network.host(HOST, seen -> challenge(header));

    assertThat(failure(caller.withDockerConfig(LOGIN))).hasMessageContaining(message);
    assertThat(network.seen()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 429})
  void reportsARegistryThatIsOutOfOrder(int code) {
    network.host(HOST, seen -> status(code));

    assertThat(failure(caller)).hasMessage("the registry answers with HTTP " + code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "<html>", "{\"token\":\"a\\u0000\"}"})
  void reportsATokenServerThatLies(String body) {
    network.host("auth.example.com", seen -> FakeNetwork.json(body));

    assertThat(failure(caller))
        .hasMessage("the token server auth.example.com answered without a token");
  }

  @Test
  void reportsARegistryThatCannotBeReached() throws Exception {
    network.close();

    assertThat(failure(caller).getMessage()).contains("registry.example.com").doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://registry.example.com/v2/",
        "https://registry.example.com/token",
        "https://registry.example.com/v2/org/app/blobs/uploads/"
      })
  void givesNothingForOtherRequests(String uri) throws Exception {
    assertThat(caller.withDockerConfig(LOGIN).get(uri).isNone()).isTrue();
    assertThat(network.seen()).isEmpty();
  }

  @Test
  void servesHttpsOnly() {
    caller.withDockerConfig(LOGIN);

    assertThat(failure(caller, MANIFEST.replace("https:", "http:")))
        .hasMessageContaining("for https only, not http");
  }

  @ParameterizedTest
  @ValueSource(strings = {"registry.example.com", "oci://registry.example.com/org/app"})
  void givesTheStoredLoginForAWholeRegistry(String uri) throws Exception {
    CredentialAnswer answer = caller.withDockerConfig(LOGIN).get(uri);

    assertThat(Caller.headers(answer)).isEqualTo("Authorization: " + basic("joe", "s3cret"));
    assertThat(answer.expires()).isEmpty();
    assertThat(network.seen()).isEmpty();
  }

  @Test
  void prefersTheLoginForAWholeRegistry() throws Exception {
    caller.withChain("username", "joe", "password", "s3cret", "registrytoken", "r3gistry");

    assertThat(caller.authorization(HOST)).isEqualTo(basic("joe", "s3cret"));
    assertThat(caller.authorization(MANIFEST)).isEqualTo("Bearer r3gistry");
  }

  @Test
  void saysWhyAWholeRegistryGetsNothing() throws Exception {
    assertThat(caller.get(HOST).isNone()).isTrue();
    assertThat(caller.log()).anyMatch(line -> line.contains("no credentials stored"));

    assertThat(caller.withChain("identitytoken", "1dentity").get(HOST).isNone()).isTrue();
    assertThat(caller.log()).anyMatch(line -> line.contains("an identity token only"));
  }

  @Test
  void hasOneKeyForEachRepositoryAndOneForTheWholeRegistry() {
    String repository = key("https://R.example/v2/a/manifests/latest");

    assertThat(key("https://r.example/v2/a/blobs/sha256:00")).isEqualTo(repository);
    assertThat(
            List.of(
                repository,
                key("https://r.example/v2/b/manifests/latest"),
                key("https://r.example:8443/v2/a/manifests/latest"),
                key("https://r.example/v2/"),
                key("r.example")))
        .doesNotHaveDuplicates();
  }

  private static String key(String uri) {
    return new OciProvider(ChallengeCache.standard()).cacheKey(RequestUri.parse(uri));
  }

  private long questions() {
    return network.seen().stream().filter(seen -> seen.line().equals("GET /v2/")).count();
  }

  private static ProviderFailure failure(Caller caller) {
    return failure(caller, MANIFEST);
  }

  private static ProviderFailure failure(Caller caller, String uri) {
    return catchThrowableOfType(ProviderFailure.class, () -> caller.get(uri));
  }
}
