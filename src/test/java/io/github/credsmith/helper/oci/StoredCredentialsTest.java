package io.github.credsmith.helper.oci;

import static io.github.credsmith.helper.oci.Caller.basic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.credsmith.document.Location;
import io.github.credsmith.helper.ProviderFailure;
import io.github.credsmith.helper.SetupReport;
import io.github.credsmith.helperconfig.SourceEntry;
import io.github.credsmith.secret.Secret;
import io.github.credsmith.secret.SourceReading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which stored credentials a registry gets; asked by its bare host, which needs no network. */
class StoredCredentialsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"credsStore\":\"credsmith\"}",
        "{\"credHelpers\":{\"registry.example.com\":\"credsmith\"}}",
        "{\"auths\":{\"registry.example.com\":{}},\"credsStore\":\"credsmith\"}"
      })
  void doesNotAskItselfThroughDocker(String config) throws Exception {
    caller.withDockerConfig(config).withHelper("credsmith", "touch \"$HOME/asked\"");

    assertThat(caller.authorization(HOST)).isEqualTo("-");
    assertThat(folder.resolve("asked")).doesNotExist();
    assertThat(caller.setup(HOST).sources())
        .singleElement()
        .hasToString(
            folder.resolve(".docker/config.json")
                + ": NOT SET (it leaves "
                + HOST
                + " to credsmith itself, and has nothing else for it)");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"credsStore\":\"credsmith\",\"auths\":{\"registry.example.com\":{\"auth\":\"am9lOnB3\"}}'",
    "'\"credsStore\":\"other\",\"credHelpers\":{\"registry.example.com\":\"credsmith\"}'",
    "'\"credsStore\":\"credsmith\",\"credHelpers\":{\"registry.example.com\":\"other\"}'",
  })
  void takesWhatElseAFileHasThatNamesCredsmith(String members) throws Exception {
    caller
        .withDockerConfig("{" + members + "}")
        .withHelper("other", "cat >/dev/null; echo '{\"Username\":\"joe\",\"Secret\":\"pw\"}'");

    assertThat(caller.authorization(HOST)).isEqualTo(basic("joe", "pw"));
  }

  @Test
  void asksTheNextFileAfterOneThatNamesCredsmith() throws Exception {
    caller
        .withDockerConfig("{\"credsStore\":\"credsmith\"}")
        .withFile(".config/containers/auth.json", Caller.auths(HOST, "joe", "pw"));

    assertThat(caller.authorization(HOST)).isEqualTo(basic("joe", "pw"));
  }

  @Test
  void runsNoCredentialHelperForOneThatItRunsItself() throws Exception {
    caller
        .withDockerConfig("{\"credsStore\":\"alias\"}")
        .withHelper("alias", "cat >/dev/null; env > \"$HOME/seen\"; exit 1")
        .withFile(".config/containers/auth.json", Caller.auths(HOST, "joe", "pw"));
    caller.authorization(HOST);
    String guard =
        Files.readAllLines(folder.resolve("seen")).stream()
            .filter(line -> line.startsWith("CREDSMITH_"))
            .findFirst()
            .orElseThrow();
    Files.delete(folder.resolve("seen"));

    caller.with(guard.replaceAll("=.*", ""), guard.replaceAll("^.*=", ""));

    assertThat(caller.authorization(HOST)).isEqualTo(basic("joe", "pw"));
    assertThat(folder.resolve("seen")).doesNotExist();
    assertThat(caller.setup(HOST).sources().get(0).reason()).startsWith("not run: ");
  }

  private static final String HOST = "registry.example.com";
  private static final String NOT_FOUND =
      "cat >/dev/null; echo credentials not found in native keychain; exit 1";

  @TempDir private Path folder;
  private Caller caller;

  @BeforeEach
  void start() {
    caller = new Caller(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "ghcr.io, GITHUB_ACTOR=joe GHCR_TOKEN=a GH_TOKEN=b GITHUB_TOKEN=c, joe, a",
    "ghcr.io, GITHUB_ACTOR=joe GH_TOKEN=b GITHUB_TOKEN=c, joe, b",
    "ghcr.io, GITHUB_ACTOR=joe GITHUB_TOKEN=c, joe, c",
    "ghcr.io, GITHUB_TOKEN=c, unset, c",
    "ghcr.io, GITHUB_ACTOR= GHCR_TOKEN= GITHUB_TOKEN=c, unset, c",
    "GHCR.io:443, GITHUB_TOKEN=c, unset, c",
  })
  void takesGithubsRegistrysLoginFromTheEnvironment(
      String host, String variables, String user, String password) throws Exception {
    for (String variable : variables.split(" ")) {
      caller.with(variable.replaceAll("=.*", ""), variable.replaceAll("^.*=", ""));
    }

    assertThat(caller.authorization(host)).isEqualTo(basic(user, password));
  }

  @Test
  void takesGithubsRegistrysLoginFromTheKeyring() throws Exception {
    caller.withKeyringItem("gh:github.com", found("t"));

    assertThat(caller.authorization("ghcr.io")).isEqualTo(basic("unset", "t"));
  }

  @Test
  void givesGithubsTokenToNoOtherRegistry() throws Exception {
    caller.with("GITHUB_TOKEN", "t").with("GHCR_TOKEN", "t");

    assertThat(caller.authorization("ghcr.io.example.com")).isEqualTo("-");
    assertThat(caller.authorization(HOST)).isEqualTo("-");
  }

  @Test
  void asksDockerForGithubsRegistryToo() throws Exception {
    caller.with("GITHUB_ACTOR", "joe").withDockerConfig(Caller.auths("ghcr.io", "jane", "pw"));

    assertThat(caller.authorization("ghcr.io")).isEqualTo(basic("jane", "pw"));
  }

  @ParameterizedTest
  @CsvSource({
    "index.docker.io, https://index.docker.io/v1/",
    "docker.io, https://index.docker.io/v1/",
    "registry-1.docker.io, https://index.docker.io/v1/",
    "index.docker.io, docker.io",
    "registry.example.com, https://registry.example.com",
    "registry.example.com, https://registry.example.com/v1/",
    "registry.example.com:443, registry.example.com",
    "registry.example.com:443, registry.example.com:443",
    "localhost:5000, localhost:5000",
    "REGISTRY.example.com, registry.example.com",
  })
  void findsDockersEntryUnderEachOfItsKeys(String host, String key) throws Exception {
    caller.withDockerConfig(Caller.auths(key, "joe", "pa:ss"));

    assertThat(caller.authorization(host)).isEqualTo(basic("joe", "pa:ss"));
  }

  @ParameterizedTest
  @CsvSource({
    "registry.example.com:5000, registry.example.com",
    "registry.example.com, registry.example.com:5000",
    "registry.example.com, example.com",
    "registry.example.com, registry.example.com/org",
  })
  void findsNoEntryOfAnother(String host, String key) throws Exception {
    caller.withDockerConfig(Caller.auths(key, "joe", "pw"));

    assertThat(caller.authorization(host)).isEqualTo("-");
  }

  @Test
  void readsDockersFilesAsTheEnvironmentSays() throws Exception {
    caller
        .withDockerConfig(Caller.auths(HOST, "home", "pw"))
        .withFile(".config/containers/auth.json", Caller.auths("pod.example", "podman", "pw"))
        .withFile("d/config.json", Caller.auths(HOST, "dir", "pw"))
        .withFile("auth.json", Caller.auths("pod.example", "file", "pw"));
    assertThat(caller.authorization(HOST)).isEqualTo(basic("home", "pw"));
    assertThat(caller.authorization("pod.example")).isEqualTo(basic("podman", "pw"));

    caller.with("DOCKER_CONFIG", "d").with("REGISTRY_AUTH_FILE", "auth.json");
    assertThat(caller.authorization(HOST)).isEqualTo(basic("dir", "pw"));
    assertThat(caller.authorization("pod.example")).isEqualTo(basic("file", "pw"));

    caller.with("DOCKER_AUTH_CONFIG", Caller.auths(HOST, "inline", "pw"));
    assertThat(caller.authorization(HOST)).isEqualTo(basic("inline", "pw"));
  }

  @Test
  void leavesDockersFilesAloneIfTheConfigurationSaysSo() throws Exception {
    caller.withDockerConfig(Caller.auths(HOST, "joe", "pw")).withoutDockerConfig();

    assertThat(caller.authorization(HOST)).isEqualTo("-");
  }

  @Test
  void prefersTheLookupChainToDocker() throws Exception {
    caller
        .withDockerConfig(Caller.auths(HOST, "docker", "pw"))
        .withChain("username", "joe", "password", "s3cret");

    assertThat(caller.authorization(HOST)).isEqualTo(basic("joe", "s3cret"));
  }

  @Test
  void readsTheAuthBindingBeforeUserAndPassword() throws Exception {
    caller.withChain("username", "a", "password", "b", "auth", Caller.base64("joe:pa:ss"));

    assertThat(caller.authorization(HOST)).isEqualTo(basic("joe", "pa:ss"));
  }

  @Test
  void reportsAnAuthBindingThatIsNotOne() {
    assertThat(failure(caller.withChain("auth", "not base64!")))
        .hasMessageContaining("auth is not base64 of user:password")
        .hasMessageNotContaining("not base64!");
  }

  @Test
  void goesOnAfterAKeyringThatFails() throws Exception {
    caller
        .withKeyringItem("broken", new SourceReading.Failed("locked"))
        .withChain(new SourceEntry.Keyring("broken", "password", Location.ofFile("config")));
    assertThat(failure(caller)).hasMessageContaining("keyring broken: FAILED (locked)");

    caller.withDockerConfig(Caller.auths(HOST, "joe", "pw"));
    assertThat(caller.authorization(HOST)).isEqualTo(basic("joe", "pw"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"credHelpers\":{\"registry.example.com\":\"fake\"}}",
        "{\"credsStore\":\"fake\",\"auths\":{\"registry.example.com\":{}}}",
      })
  void asksTheHelperThatDockersConfigurationNames(String config) throws Exception {
    caller
        .withDockerConfig(config)
        .withHelper(
            "fake",
            "echo \"{\\\"ServerURL\\\":\\\"x\\\",\\\"Username\\\":\\\"$1\\\",\\\"Secret\\\":\\\"$(cat)\\\"}\"");

    assertThat(caller.authorization(HOST)).isEqualTo(basic("get", HOST));
  }

  @Test
  void asksTheHelperForDockerHubByItsHistoricalName() throws Exception {
    caller
        .withDockerConfig("{\"credsStore\":\"fake\"}")
        .withHelper("fake", "echo \"{\\\"Username\\\":\\\"u\\\",\\\"Secret\\\":\\\"$(cat)\\\"}\"");

    assertThat(caller.authorization("docker.io"))
        .isEqualTo(basic("u", "https://index.docker.io/v1/"));
  }

  @Test
  void takesNotFoundForAnAnswerAndAsksTheNextConfiguration() throws Exception {
    caller.withDockerConfig("{\"credsStore\":\"fake\"}").withHelper("fake", NOT_FOUND);
    assertThat(caller.authorization(HOST)).isEqualTo("-");

    caller.withFile(".config/containers/auth.json", Caller.auths(HOST, "podman", "pw"));
    assertThat(caller.authorization(HOST)).isEqualTo(basic("podman", "pw"));
  }

  @Test
  void reportsAHelperThatFailsInItsOwnWordsWithoutSecrets() {
    caller
        .withDockerConfig("{\"credsStore\":\"fake\"}")
        .withHelper("fake", "echo 'vault is sealed: password=hunter2'; exit 3");

    assertThat(failure(caller).getMessage())
        .contains("docker-credential-fake failed with exit code 3: vault is sealed: password=***")
        .contains(".docker/config.json")
        .doesNotContain("hunter2");
  }

  @ParameterizedTest
  @CsvSource({
    "'echo oops >&2; exit 1', failed with exit code 1: oops",
    "'exit 1', failed with exit code 1",
    "'echo hello', answered with something else than a JSON object",
    "'echo []', answered with something else than a JSON object",
    "'true', answered with something else than a JSON object",
  })
  void reportsAHelperThatMakesNoSense(String script, String message) {
    caller.withDockerConfig("{\"credsStore\":\"fake\"}").withHelper("fake", script);

    assertThat(failure(caller)).hasMessageContaining(message);
  }

  @Test
  void reportsAHelperThatIsNotThere() {
    assertThat(failure(caller.withDockerConfig("{\"credsStore\":\"absent\"}")))
        .hasMessageContaining("docker-credential-absent is not a program on the PATH");
  }

  @Test
  void killsAHelperThatHangsAndWhatItStarted() throws Exception {
    caller
        .withDockerConfig("{\"credsStore\":\"fake\"}")
        .withHelper("fake", "sleep 600 & echo $! >\"$HOME/pid\"; sleep 600")
        .killingHelpersAfter(Duration.ofSeconds(1));

    assertThat(failure(caller)).hasMessageContaining("did not end within 1000 ms");
    long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    Optional<ProcessHandle> child = ProcessHandle.of(pid);
    child.ifPresent(process -> process.onExit().join());
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'{`auths`:', it ends in the middle of a value",
    "'{`auths`:{`registry.example.com`:{`auth`:`%%%`}}}', auth",
    "'{`credsStore`:`../evil`}', names a credential helper with other characters",
  })
  void reportsAConfigurationThatCannotBeUsed(String config, String message) {
    assertThat(failure(caller.withDockerConfig(config.replace('`', '"'))))
        .hasMessageContaining(message)
        .hasMessageContaining("config.json:1:");
  }

  @Test
  void listsEverySourceAndItsState() {
    caller
        .with("GITHUB_ACTOR", "joe")
        .withKeyringItem("gh:github.com", new SourceReading.Failed("locked"))
        .withDockerConfig("{\"credHelpers\":{\"ghcr.io\":\"fake\"}}")
        .withHelper("fake", NOT_FOUND);

    SetupReport report = caller.setup("https://ghcr.io/v2/org/app/manifests/latest");

    assertThat(report.subject()).isEqualTo("the repository org/app at the registry ghcr.io");
    assertThat(report.ready()).isFalse();
    assertThat(report.sources())
        .extracting(Object::toString)
        .containsExactly(
            "env GITHUB_ACTOR: SET",
            "env GHCR_TOKEN: NOT SET (not set)",
            "env GH_TOKEN: NOT SET (not set)",
            "env GITHUB_TOKEN: NOT SET (not set)",
            "keyring gh:github.com: FAILED (locked)",
            "docker-credential-fake, in "
                + folder.resolve(".docker/config.json")
                + ": NOT SET (credentials not found in native keychain)");
    assertThat(report.advice())
        .containsExactly(
            "for public images nothing is needed; else run: docker login ghcr.io,"
                + " or set GHCR_TOKEN to a token with read:packages");
  }

  @ParameterizedTest
  @CsvSource({
    "canary, FAILED (is not base64 of user:password), false",
    "am9lOmNhbmFyeQ==, SET, true"
  })
  void tellsAnAuthThatCanBeUsedFromOneThatCannot(String auth, String state, boolean ready) {
    SetupReport report =
        caller
            .with("AUTH", auth)
            .withChain(new SourceEntry.Env("AUTH", "auth", Location.ofFile("config")))
            .setup(HOST);

    assertThat(report.sources())
        .extracting(Object::toString)
        .containsExactly("env AUTH: " + state, "docker configuration: NOT SET (there is none)");
    assertThat(report.ready()).isEqualTo(ready);
  }

  @Test
  void isReadyOnceThereIsAPassword() {
    SetupReport report = caller.withDockerConfig(Caller.auths(HOST, "joe", "canary")).setup(HOST);

    assertThat(report.ready()).isTrue();
    assertThat(report.advice()).isEmpty();
    assertThat(report.subject()).isEqualTo("the registry registry.example.com as a whole");
    assertThat(report.toString()).contains("SET").doesNotContain("canary");
    assertThat(caller.setup("https://registry.example.com/v2/").sources()).isEmpty();
  }

  private static SourceReading found(String secret) {
    return new SourceReading.Found(Secret.of(secret), Optional.empty());
  }

  private static ProviderFailure failure(Caller caller) {
    return catchThrowableOfType(ProviderFailure.class, () -> caller.get(HOST));
  }
}
