package io.github.credsmith.helper.remoteapis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.credsmith.helper.Caller;
import io.github.credsmith.helper.CredentialFailure;
import io.github.credsmith.helper.FakeKeyring;
import io.github.credsmith.helper.SetupReport;
import io.github.credsmith.secret.SourceState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteApisProviderTest {
  private static final String SERVICE = "/google.bytestream.ByteStream";

  @TempDir private Path workspace;
  private Caller caller;

  @BeforeEach
  void callerWithAHeaderRule() {
    caller = new Caller(workspace).with("CREDENTIAL_HELPER_REMOTEAPIS_SECRET", "user:pw");
    rule("{\"header_name\": \"x-key\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "google.bytestream.ByteStream",
        "google.devtools.build.v1.PublishBuildEvent",
        "build.bazel.remote.asset.v1.Fetch",
        "build.bazel.remote.asset.v1.Push",
        "build.bazel.remote.execution.v2.ActionCache",
        "build.bazel.remote.execution.v2.Capabilities",
        "build.bazel.remote.execution.v2.ContentAddressableStorage",
        "build.bazel.remote.execution.v2.Execution"
      })
  void everyServiceThatBazelCallsIsAnswered(String service) throws Exception {
    assertThat(caller.headers("https://cache.example/" + service))
        .isEqualTo(Map.of("x-key", List.of("user:pw")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://cache.example:9092",
        "grpcs://cache.example",
        "grpc://localhost:8980",
        "http://localhost:8080",
        "https://[::1]:9092"
      })
  void anySchemeOfARemoteFlagAndAnyPortWillDo(String origin) throws Exception {
    assertThat(caller.headers(origin + SERVICE)).containsKey("x-key");
  }

  @ParameterizedTest
  @CsvSource({
    "https://cache.example/, path",
    "https://cache.example/cas/0f, path",
    "https://cache.example/google.bytestream.ByteStream/Read, path",
    "https://cache.example/google.bytestream.bytestream, path",
    "ftp://cache.example/google.bytestream.ByteStream, scheme",
    "cache.example, bare host"
  })
  void anythingElseIsRefused(String uri, String reason) {
    assertThatThrownBy(() -> caller.answer(uri))
        .isInstanceOf(CredentialFailure.class)
        .hasMessageContaining("(remoteapis)")
        .hasMessageContaining(reason);
  }

  @Test
  void basicAuthenticationGoesIntoAuthorization() throws Exception {
    rule("{\"auth_method\": \"basic_auth\"}");
    assertThat(caller.headers("https://cache.example" + SERVICE))
        .isEqualTo(Map.of("authorization", List.of("Basic dXNlcjpwdw==")));
  }

  @Test
  void itsHeaderCanBeNamed() throws Exception {
    rule("{\"auth_method\": \"basic_auth\", \"header_name\": \"Proxy-Authorization\"}");
    assertThat(caller.headers("https://cache.example" + SERVICE))
        .isEqualTo(Map.of("Proxy-Authorization", List.of("Basic dXNlcjpwdw==")));
  }

  @Test
  void aHeaderMustBeNamedForAnyOtherService() {
    rule("{}");
    assertThatThrownBy(() -> caller.answer("https://cache.example" + SERVICE))
        .hasMessageContaining("header_name");
  }

  @Test
  void buildBuddyHasAHeaderAndAChainOfItsOwnThroughARuleToo() throws Exception {
    rule("{}");
    caller.with("BUILDBUDDY_API_KEY", "bb");
    assertThat(caller.headers("https://remote.buildbuddy.io" + SERVICE))
        .isEqualTo(Map.of("x-buildbuddy-api-key", List.of("bb")));
    assertThat(caller.headers("https://Acme.BuildBuddy.io:443" + SERVICE))
        .isEqualTo(Map.of("x-buildbuddy-api-key", List.of("bb")));
  }

  @Test
  void theRulesOwnChainReplacesTheDefaults() throws Exception {
    rule(
        """
        {"header_name": "x-key", "lookup_chain": [
          {"source": "env", "name": "UNSET"},
          {"source": "keyring", "service": "acme:cache"},
          {"source": "static", "name": "literal"}
        ]}
        """);
    assertThat(caller.headers("https://cache.example" + SERVICE))
        .isEqualTo(Map.of("x-key", List.of("literal")));
    caller.keyring(FakeKeyring.with(Map.of("acme:cache", "from-keyring")));
    assertThat(caller.headers("https://cache.example" + SERVICE))
        .isEqualTo(Map.of("x-key", List.of("from-keyring")));
  }

  @Test
  void aFailingKeyringIsToldOnlyIfNothingElseHasTheSecret() throws Exception {
    caller.keyring(FakeKeyring.failing("the keyring is locked"));
    assertThat(caller.headers("https://cache.example" + SERVICE)).containsKey("x-key");
    caller.without("CREDENTIAL_HELPER_REMOTEAPIS_SECRET");
    assertThatThrownBy(() -> caller.answer("https://cache.example" + SERVICE))
        .hasMessageContaining("cache.example (remoteapis)")
        .hasMessageContaining("FAILED (the keyring is locked)")
        .hasMessageContaining("credsmith setup-keyring tweag-credential-helper:remoteapis");
  }

  @Test
  void anEmptyChainHasNoSource() {
    rule("{\"header_name\": \"x-key\", \"lookup_chain\": []}");
    assertThatThrownBy(() -> caller.answer("https://cache.example" + SERVICE))
        .hasMessageContaining("no source")
        .hasMessageContaining("lookup_chain");
  }

  @Test
  void whiteSpaceAroundASecretIsNotPartOfIt() throws Exception {
    caller.with("CREDENTIAL_HELPER_REMOTEAPIS_SECRET", " key\n");
    assertThat(caller.headers("https://cache.example" + SERVICE))
        .isEqualTo(Map.of("x-key", List.of("key")));
  }

  @Test
  void aSecretThatAHeaderCannotCarryIsRefusedAndNotShown() {
    caller.with("CREDENTIAL_HELPER_REMOTEAPIS_SECRET", "canary\r\nx-injected: canary");
    assertThatThrownBy(() -> caller.answer("https://cache.example" + SERVICE))
        .isInstanceOf(CredentialFailure.class)
        .hasMessageContaining("line break")
        .message()
        .doesNotContain("canary");
  }

  @Test
  void aHeaderNameThatIsNoneIsRefused() {
    rule("{\"header_name\": \"x key:\"}");
    assertThatThrownBy(() -> caller.answer("https://cache.example" + SERVICE))
        .hasMessageContaining("header_name");
  }

  @Test
  void setupNamesEverySourceAndItsState() throws Exception {
    SetupReport report = report("https://cache.example" + SERVICE);
    assertThat(report.ready()).isTrue();
    assertThat(report.sources())
        .extracting(SourceState::toString)
        .containsExactly(
            "env CREDENTIAL_HELPER_REMOTEAPIS_SECRET: SET",
            "keyring tweag-credential-helper:remoteapis: NOT SET (no such item)");
    assertThat(report.toString()).doesNotContain("user:pw");
  }

  @Test
  void setupTellsWhatIsMissing() throws Exception {
    rule("{}");
    caller.without("CREDENTIAL_HELPER_REMOTEAPIS_SECRET");
    SetupReport report = report("https://cache.example/cas/0f");
    assertThat(report.ready()).isFalse();
    assertThat(report.advice())
        .anySatisfy(step -> assertThat(step).contains("path"))
        .anySatisfy(step -> assertThat(step).contains("CREDENTIAL_HELPER_REMOTEAPIS_SECRET"));
  }

  private SetupReport report(String uri) throws CredentialFailure {
    return caller.setup(uri).report();
  }

  private void rule(String config) {
    caller.config("{\"urls\": [{\"helper\": \"remoteapis\", \"config\": " + config + "}]}");
  }
}
