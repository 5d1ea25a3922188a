package io.github.credsmith.dockerconfig;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.dockerconfig.DockerConfigProblem.Kind;
import io.github.credsmith.document.JsonReader;
import io.github.credsmith.document.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerConfigTest {

  @Test
  void theHelperOfTheRegistryComesBeforeTheStoreAndTheStoreBeforeTheFile() {
    String auths = "\"auths\": {\"a.example\": {\"registrytoken\": \"t\"}}";
    String store = "\"credsStore\": \"desktop\"";
    DockerConfig all =
        docker("{" + auths + "," + store + ", \"credHelpers\": {\"a.example\": \"pass\"}}");
    assertThat(entry(all, "a.example"))
        .isInstanceOfSatisfying(
            RegistryEntry.Helper.class,
            helper -> {
              assertThat(helper.name()).hasToString("pass");
              assertThat(helper.serverAddress()).isEqualTo("a.example");
              assertThat(helper.location()).hasToString("f:1:103");
            });
    assertThat(entry(all, "b.example:5000"))
        .isInstanceOfSatisfying(
            RegistryEntry.Store.class,
            named -> {
              assertThat(named.name()).hasToString("desktop");
              assertThat(named.serverAddress()).isEqualTo("b.example:5000");
            });
    assertThat(entry(docker("{" + auths + "," + store + "}"), "a.example"))
        .isInstanceOf(RegistryEntry.Store.class);
    assertThat(entry(docker("{" + auths + "}"), "a.example"))
        .isInstanceOf(RegistryEntry.Auth.class);
  }

  @Test
  void anEmptyHelperNamePassesOverTheStore() {
    DockerConfig config =
        docker(
            "{\"auths\": {\"a\": {\"registrytoken\": \"t\"}}, \"credsStore\": \"desktop\","
                + " \"credHelpers\": {\"a\": \"\"}}");
    assertThat(entry(config, "a")).isInstanceOf(RegistryEntry.Auth.class);
    assertThat(config.problems()).isEmpty();
    assertThat(docker("{\"credsStore\": \"\"}").credsStore()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"docker.io", "index.docker.io", "registry-1.docker.io"})
  void dockerHubIsFoundUnderItsHistoricalKey(String alias) {
    DockerConfig config =
        docker("{\"auths\": {\"https://index.docker.io/v1/\": {\"registrytoken\": \"t\"}}}");
    assertThat(entry(config, alias)).isInstanceOf(RegistryEntry.Auth.class);
    assertThat(entry(docker("{\"credsStore\": \"pass\"}"), alias))
        .extracting("serverAddress")
        .isEqualTo("https://index.docker.io/v1/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://a.example", "https://a.example/v1/", "a.example/v1/", "A.example"})
  void oldFormsOfAKeyAreFoundAfterTheExactOne(String old) {
    String entry = "\"" + old + "\": {\"registrytoken\": \"old\"}";
    assertThat(key(docker("{\"auths\": {" + entry + "}}"), "a.example", "")).isEqualTo(old);
    assertThat(
            key(
                docker("{\"auths\": {" + entry + ", \"a.example\": {\"registrytoken\": \"t\"}}}"),
                "a.example",
                ""))
        .isEqualTo("a.example");
  }

  @ParameterizedTest
  @CsvSource({
    "org/repo/app, q.io/org/repo",
    "org/repo, q.io/org/repo",
    "org/repository, q.io/org",
    "other, q.io",
    "'', q.io",
  })
  void theLongestPathThatLeadsToTheRepositoryAnswers(String repository, String key) {
    DockerConfig config =
        docker(
            "{\"auths\": {\"q.io\": {\"registrytoken\": \"1\"},"
                + " \"q.io/org\": {\"registrytoken\": \"2\"},"
                + " \"q.io/org/repo\": {\"registrytoken\": \"3\"}}}");
    assertThat(key(config, "q.io", repository)).isEqualTo(key);
  }

  @Test
  void whyNothingAnswersIsSaid() {
    assertThat(entry(docker("{}"), "a"))
        .isEqualTo(new RegistryEntry.Nothing(RegistryEntry.Reason.NO_ENTRIES));
    assertThat(entry(docker("{\"credHelpers\": {\"b\": \"pass\"}}"), "a"))
        .isEqualTo(new RegistryEntry.Nothing(RegistryEntry.Reason.OTHER_REGISTRIES));
    assertThat(entry(docker("{\"auths\": {\"a/org\": {\"registrytoken\": \"t\"}}}"), "a"))
        .isEqualTo(new RegistryEntry.Nothing(RegistryEntry.Reason.OTHER_REPOSITORIES));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null", "{\"auth\": \"\"}", "{\"email\": \"a@b\"}"})
  void anEntryWithoutCredentialsSaysThatAStoreHasThem(String value) {
    assertThat(entry(docker("{\"auths\": {\"a\": " + value + "}}"), "a"))
        .isInstanceOf(RegistryEntry.KnownInStore.class);
  }

  @Test
  void podmanHasNoStoreForAllAndItsOwnNameForDockerHub() {
    String text =
        "{\"credsStore\": \"desktop\", \"credHelpers\": {\"docker.io\": \"pass\"},"
            + " \"auths\": {\"a\": {\"registrytoken\": \"t\"}}}";
    DockerConfig config = read(text, ConfigFormat.PODMAN);
    assertThat(entry(config, "a")).isInstanceOf(RegistryEntry.Auth.class);
    assertThat(entry(config, "index.docker.io"))
        .isInstanceOfSatisfying(
            RegistryEntry.Helper.class,
            helper -> assertThat(helper.serverAddress()).isEqualTo("docker.io"));
    assertThat(entry(docker(text), "docker.io")).isInstanceOf(RegistryEntry.Store.class);
  }

  @Test
  void whereOnlyAuthsCountHelpersAndStoresDoNothing() {
    String text =
        "{\"credsStore\": \"desktop\", \"credHelpers\": {\"a\": \"pass\"},"
            + " \"auths\": {\"a\": {\"registrytoken\": \"t\"}}}";
    DockerConfig config = read(text, ConfigFormat.AUTHS_ONLY);
    assertThat(entry(config, "a")).isInstanceOf(RegistryEntry.Auth.class);
    assertThat(config.credHelpers()).hasSize(1);
    assertThat(config.credsStore()).isPresent();
  }

  @Test
  void theMapOfAuthsAloneIsReadToo() {
    DockerConfig config =
        DockerConfigReader.readAuths(
            JsonReader.read(SourceText.of("f", "{\"a\": {\"registrytoken\": \"t\"}}")));
    assertThat(entry(config, "a")).isInstanceOf(RegistryEntry.Auth.class);
  }

  @ParameterizedTest
  @CsvSource({
    "user:password, user, password",
    "user:pass:word, user, pass:word",
    "user:, user, ''",
    "us\u00e9r:p\u00e4ss, us\u00e9r, p\u00e4ss",
  })
  void authIsUserAndPassword(String text, String user, String password) {
    assertThat(login(encoded(text)))
        .contains(new StoredCredential.Login(user, new StoredSecret(password)));
  }

  @Test
  void nulBytesAfterThePasswordAreNoPartOfIt() {
    assertThat(login(encoded("user:pa\0ss\0\0")))
        .contains(new StoredCredential.Login("user", new StoredSecret("pa\0ss")));
    String twoLines = new StringBuilder(encoded("user:password")).insert(8, "\\r\\n").toString();
    assertThat(login(twoLines)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"canary!", "user:canary", "Y2FuYXJ5", "OmNhbmFyeQ==", "dXNlcjr/"})
  void anAuthThatDecodesToNoUserIsAFaultOfItsEntry(String auth) {
    DockerConfig config =
        docker(
            "{\"auths\": {\"a\": {\"auth\": \""
                + auth
                + "\"}, \"b\": {\"registrytoken\": \"t\"}}}");
    assertThat(config.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.kind()).isEqualTo(Kind.UNDECODABLE_AUTH);
              assertThat(problem.location()).hasToString("f:1:26");
              assertThat(problem.what()).doesNotContainIgnoringCase("canary");
            });
    assertThat(entry(config, "a")).isEqualTo(new RegistryEntry.Unusable(config.problems().get(0)));
    assertThat(entry(config, "b")).isInstanceOf(RegistryEntry.Auth.class);
  }

  @Test
  void allMembersOfAnEntryAreRead() {
    DockerConfig config =
        docker(
            "{\"auths\": {\"a\": {\"username\": \"u\", \"password\": \"p\", \"identitytoken\": \"i\","
                + " \"registrytoken\": \"r\", \"email\": \"e\", \"serveraddress\": \"s\","
                + " \"unknown\": 1}}}");
    assertThat(config.problems()).isEmpty();
    AuthEntry entry = config.auths().get(0);
    assertThat(entry.credential().login())
        .contains(new StoredCredential.Login("u", new StoredSecret("p")));
    assertThat(entry.credential().identityToken()).contains(new StoredSecret("i"));
    assertThat(entry.credential().registryToken()).contains(new StoredSecret("r"));
    assertThat(entry.email()).contains("e");
    assertThat(entry.serverAddress()).contains("s");
  }

  @Test
  void noSecretIsPrinted() {
    DockerConfig config =
        docker(
            "{\"auths\": {\"a\": {\"auth\": \""
                + encoded("user:canary")
                + "\", \"password\": \"canary\", \"identitytoken\": \"canary\","
                + " \"registrytoken\": \"canary\"}}}");
    assertThat(config.toString()).doesNotContain("canary").doesNotContain(encoded("user:canary"));
    assertThat(entry(config, "a").toString()).contains("***").doesNotContain("canary");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | WRONG_TYPE | 1:1",
        "{\"auths\": []} | WRONG_TYPE | 1:11",
        "{\"auths\": {\"a\": \"canary\"}} | WRONG_TYPE | 1:17",
        "{\"auths\": {\"a\": {\"auth\": 1}}} | WRONG_TYPE | 1:26",
        "{\"credsStore\": [\"canary\"]} | WRONG_TYPE | 1:16",
        "{\"credHelpers\": {\"a\": {}}} | WRONG_TYPE | 1:23",
        "{\"credHelpers\": {\"a\": \"../canary\"}} | INVALID_HELPER_NAME | 1:23",
        "{\"credsStore\": \"/bin/canary\"} | INVALID_HELPER_NAME | 1:16",
      })
  void aFaultIsNamedWithItsPlaceAndWithoutItsValue(String text, Kind kind, String place) {
    assertThat(docker(text).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.kind()).isEqualTo(kind);
              assertThat(problem.location()).hasToString("f:" + place);
              assertThat(problem.what()).doesNotContain("canary");
            });
  }

  @Test
  void aHelperThatIsAPathIsNeverRun() {
    assertThat(entry(docker("{\"credHelpers\": {\"a\": \"../x\"}}"), "a"))
        .isInstanceOf(RegistryEntry.Unusable.class);
    assertThat(entry(docker("{\"credsStore\": \"../x\"}"), "a"))
        .isInstanceOf(RegistryEntry.Unusable.class);
  }

  @Test
  void keysThatAreNotOursAreKept() {
    DockerConfig config = docker("{\"proxies\": {}, \"auths\": {}, \"currentContext\": \"x\"}");
    assertThat(config.others())
        .extracting(entry -> entry.name())
        .containsExactly("proxies", "currentContext");
    assertThat(config.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"auths\": {\"a\": {\"auth\": \"dTpw\"}}, \"credsStore\": \"\"}",
        "{\"auths\": {\"a\": {\"auth\": \"dTpw\", \"email\": \"e\"}}}",
      })
  void fromTheVariableNothingIsTakenIfItHoldsMoreThanAuth(String text) {
    DockerConfig config = read(text, ConfigFormat.AUTH_VARIABLE);
    assertThat(config.problems())
        .extracting(DockerConfigProblem::kind)
        .containsExactly(Kind.UNKNOWN_KEY);
    assertThat(entry(config, "a")).isInstanceOf(RegistryEntry.Nothing.class);
    assertThat(entry(docker(text), "a")).isInstanceOf(RegistryEntry.Auth.class);
  }

  private static Optional<StoredCredential.Login> login(String auth) {
    DockerConfig config = docker("{\"auths\": {\"a\": {\"auth\": \"" + auth + "\"}}}");
    return config.auths().get(0).credential().login();
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String key(DockerConfig config, String registry, String repository) {
    RegistryEntry entry =
        config.entryFor(
            RegistryKey.of(registry), Optional.of(repository).filter(name -> !name.isEmpty()));
    return ((RegistryEntry.Auth) entry).entry().key().text();
  }

  private static RegistryEntry entry(DockerConfig config, String registry) {
    return config.entryFor(RegistryKey.of(registry), Optional.empty());
  }

  private static DockerConfig docker(String text) {
    return read(text, ConfigFormat.DOCKER);
  }

  private static DockerConfig read(String text, ConfigFormat format) {
    return DockerConfigReader.read(JsonReader.read(SourceText.of("f", text)), format);
  }
}
