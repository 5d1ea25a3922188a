package io.github.credsmith.helper.oci;

import static io.github.credsmith.helper.oci.Caller.basic;
import static io.github.credsmith.helper.oci.FakeNetwork.challenge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.credsmith.helper.ProviderFailure;
import java.io.IOException;
import java.nio.file.Path;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The known faults of the reference helper that concern registries, by their numbers. */
class KnownFaultsTest {
  private static final String HUB = "https://index.docker.io/v2/library/alpine/manifests/latest";
  private static final String SCOPE = "repository:library/alpine:pull";
  private static final String BEARER =
      "Bearer realm=\"https://auth.docker.io/token\",service=\"registry.docker.io\"";

  @TempDir private Path folder;
  private FakeNetwork network;
  private Caller caller;

  @BeforeEach
  void start() throws IOException {
    network = new FakeNetwork(folder, "index.docker.io", "auth.docker.io", "evil.example.net");
    network.host("index.docker.io", seen -> challenge(BEARER));
    network.host("auth.docker.io", new TokenServerDouble(200));
    caller = new Caller(folder).with(network.environment());
  }

  @AfterEach
  void stop() throws IOException {
    network.close();
  }

  @Test
  void fault1DockerHubIsFoundUnderTheKeyThatDockerLoginWrites() throws Exception {
    caller.withDockerConfig(Caller.auths("https://index.docker.io/v1/", "joe", "s3cret"));

    assertThat(caller.authorization(HUB))
        .isEqualTo("Bearer token-for-password-joe-s3cret-" + SCOPE);
  }

  @Test
  void fault2AHelpersTokenUserCarriesAnIdentityToken() throws Exception {
    caller
        .withDockerConfig("{\"credsStore\":\"fake\"}")
        .withHelper("fake", "echo '{\"Username\":\"<token>\",\"Secret\":\"1dentity\"}'");

    assertThat(caller.authorization(HUB)).isEqualTo("Bearer token-for-refresh-1dentity-" + SCOPE);
  }

  @Test
  void fault3TheAuthBindingIsUsed() throws Exception {
    caller.withChain("auth", Caller.base64("joe:s3cret"));

    assertThat(caller.authorization(HUB))
        .isEqualTo("Bearer token-for-password-joe-s3cret-" + SCOPE);
  }

  @Test
  void fault4ABasicChallengeIsUnderstood() throws Exception {
    network.host("index.docker.io", seen -> challenge("BASIC Realm=\"Registry\""));
    caller.withChain("auth", Caller.base64("joe:s3cret"));

    assertThat(caller.authorization(HUB)).isEqualTo(basic("joe", "s3cret"));
  }

  @Test
  void fault4ARegistryThatNeedsNothingGetsNothing() throws Exception {
    network.host("index.docker.io", seen -> FakeNetwork.status(200));

    assertThat(caller.get(HUB).isNone()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer realm=\"https://auth.docker.io/token\"",
        "bEARER REALM=\"https://auth.docker.io/token\"",
        "Basic realm=\"x\", Bearer realm=\"https://auth.docker.io/token\"",
        "Negotiate, Bearer service=y , realm=\"https://auth.docker.io/token\"",
      })
  void fault4EveryFormOfABearerChallengeIsUnderstood(String header) throws Exception {
    network.host("index.docker.io", seen -> challenge(header));

    assertThat(caller.authorization(HUB)).isEqualTo("Bearer token-for-anonymous-" + SCOPE);
  }

  @Test
  void fault5CredentialsDoNotFollowTheRealmAnywhere() {
    network.host(
        "index.docker.io", seen -> challenge("Bearer realm=\"https://evil.example.net/token\""));
    caller.withChain("auth", Caller.base64("joe:s3cret"));

    assertThatThrownBy(() -> caller.get(HUB))
        .isInstanceOf(ProviderFailure.class)
        .hasMessageContaining("evil.example.net");
    assertThat(network.seen()).noneMatch(seen -> seen.host().equals("evil.example.net"));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 307})
  void fault5CredentialsDoNotFollowARedirectOfTheTokenServer(int status) {
    network.host(
        "auth.docker.io",
        seen ->
            new MockResponse.Builder()
                .code(status)
                .addHeader("Location", "https://evil.example.net/token")
                .build());
    network.host("evil.example.net", new TokenServerDouble(200));
    caller.withChain("auth", Caller.base64("joe:s3cret"));

    try {
      caller.get(HUB);
    } catch (ProviderFailure refused) {
      assertThat(refused).hasMessageContaining("redirects");
    }
    assertThat(network.seen())
        .filteredOn(seen -> seen.host().equals("evil.example.net"))
        .allSatisfy(seen -> assertThat(seen.authorization() + seen.body()).isEqualTo("-"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"index.docker.io", "docker.io"})
  void fault11ABareHostIsARequest(String host) throws Exception {
    caller.withDockerConfig(Caller.auths("https://index.docker.io/v1/", "joe", "s3cret"));

    assertThat(caller.authorization(host)).isEqualTo(basic("joe", "s3cret"));
    assertThat(network.seen()).isEmpty();
  }
}
