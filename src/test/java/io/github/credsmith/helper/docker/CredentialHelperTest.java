package io.github.credsmith.helper.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.helper.Caller;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The protocol of docker/docker-credential-helpers, action by action. */
class CredentialHelperTest {
  private static final String NOT_FOUND = "credentials not found in native keychain";

  @TempDir private Path folder;
  private Caller caller;

  @BeforeEach
  void start() {
    caller = new Caller(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "https://index.docker.io/v1/, https://index.docker.io/v1/",
    "docker.io, https://index.docker.io/v1/",
    "index.docker.io, https://index.docker.io/v1/",
    "registry-1.docker.io, docker.io",
    "registry.example.com, registry.example.com",
    "Registry.Example.Com, registry.example.com",
    "https://registry.example.com, registry.example.com",
    "http://registry.example.com/v1/, registry.example.com",
    "https://registry.example.com/v2/, registry.example.com",
    "registry.example.com/v1/, https://registry.example.com/v1/",
    "registry.example.com/org/app, registry.example.com",
    "registry.example.com, https://registry.example.com",
    "localhost:5000, localhost:5000",
    "https://localhost:5000, localhost:5000",
    "[::1]:5000, [::1]:5000",
  })
  void findsTheLoginOfAServer(String asked, String stored) throws IOException {
    docker(stored, "\"auth\":\"" + base64("joe:s3cret") + "\"");

    for (String lineEnd : new String[] {"", "\n", "\r\n", "\nignored"}) {
      HelperReply reply = get(asked + lineEnd);
      assertThat(reply.successful()).isTrue();
      JsonNode answer = JsonMapper.shared().readTree(reply.line());
      assertThat(answer.propertyNames()).containsExactly("ServerURL", "Username", "Secret");
      assertThat(answer.path("ServerURL").asString()).isEqualTo(asked);
      assertThat(answer.path("Username").asString()).isEqualTo("joe");
      assertThat(answer.path("Secret").asString()).isEqualTo("s3cret");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'\"identitytoken\":\"i\"', <token>, i",
    "'\"identitytoken\":\"i\",\"username\":\"joe\",\"password\":\"p\"', <token>, i",
    "'\"registrytoken\":\"r\",\"username\":\"joe\",\"password\":\"p\"', joe, p",
    "'\"username\":\"joe\",\"password\":\"p\\\"q\"', joe, 'p\"q'",
  })
  void expressesWhatIsStored(String members, String user, String secret) {
    docker("registry.example.com", members);

    JsonNode answer = JsonMapper.shared().readTree(get("registry.example.com").line());
    assertThat(answer.path("Username").asString()).isEqualTo(user);
    assertThat(answer.path("Secret").asString()).isEqualTo(secret);
  }

  @Test
  void aRegistryTokenCannotBeExpressed() {
    docker("registry.example.com", "\"registrytoken\":\"r3gistry\"");

    assertThat(get("registry.example.com")).isEqualTo(new HelperReply(false, NOT_FOUND));
    assertThat(caller.log())
        .contains(
            "registry.example.com: a registry token only, which docker's protocol cannot express")
        .noneMatch(line -> line.contains("r3gistry"));
  }

  @ParameterizedTest
  @CsvSource({
    "registry.example.com, joe, a",
    "https://other.example.com:443/v1/, -, -",
    "other.example.com, -, -",
    "https://index.docker.io/v1/, hub, h",
    "maven.pkg.dev, -, -",
    "nobody.example.com, -, -",
  })
  void theRuleForTheBareHostDecides(String server, String user, String secret) {
    caller
        .config(
            """
            {"urls": [
              {"host": "registry.example.com", "path": "/v2/x/*", "helper": "null"},
              {"host": "registry.example.com", "helper": "oci", "config": {"lookup_chain": [
                {"source": "static", "name": "joe", "binding": "username"},
                {"source": "static", "name": "a", "binding": "password"}]}},
              {"host": "index.docker.io", "helper": "oci", "config": {"lookup_chain": [
                {"source": "static", "name": "aHViOmg=", "binding": "auth"}]}},
              {"host": "*.pkg.dev", "helper": "gar"},
              {"host": "other.example.com", "helper": "remoteapis"}
            ]}
            """)
        .file(
            "home/.docker/config.json",
            "{\"auths\": {\"nobody.example.com\": {\"username\": \"u\", \"password\": \"p\"}}}");

    HelperReply reply = get(server);

    if (user.equals("-")) {
      assertThat(reply).isEqualTo(new HelperReply(false, NOT_FOUND));
    } else {
      assertThat(reply.line())
          .isEqualTo(
              "{\"ServerURL\":\"%s\",\"Username\":\"%s\",\"Secret\":\"%s\"}"
                  .formatted(server, user, secret));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "  \r\n", "\nregistry.example.com"})
  void aServerIsNeeded(String input) {
    assertThat(get(input)).isEqualTo(new HelperReply(false, "no credentials server URL"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "two words",
        "https://",
        "/path",
        "joe:canary@registry.example.com",
        "a:b:c",
        "a\u0000b"
      })
  void whatIsNoServerIsRefusedInOneLine(String input) {
    assertThat(get(input))
        .isEqualTo(
            new HelperReply(false, "credsmith: the server address is not that of a registry"));
  }

  @Test
  void anInputWithoutEndIsRefused() {
    assertThat(get("a".repeat(10_000)).line())
        .isEqualTo("credsmith: no server address can be read from standard input");
  }

  @Test
  void whatCannotBeToldIsNoAbsence() {
    docker("registry.example.com", "\"auth\":\"not base64\"");

    HelperReply reply = get("registry.example.com");

    assertThat(reply.successful()).isFalse();
    assertThat(reply.line())
        .startsWith("credsmith: registry.example.com (oci): its credentials could not be read: ")
        .hasLineCount(1);
  }

  @Test
  void aConfigurationThatCannotBeUsedIsSaid() {
    caller.config("{");

    for (HelperReply reply : new HelperReply[] {get("ghcr.io"), helper().list()}) {
      assertThat(reply.successful()).isFalse();
      assertThat(reply.line())
          .startsWith("credsmith: ")
          .contains(".tweag-credential-helper.json:1")
          .hasLineCount(1);
    }
  }

  @Test
  void listsWhatRulesNameExactlyAndHasCredentials() {
    String chain =
        "\"config\": {\"lookup_chain\": [{\"source\": \"env\", \"name\": \"%s\", \"binding\": \"%s\"}]}";
    caller
        .config(
            """
            {"urls": [
              {"host": "b.example", "helper": "oci", %1$s},
              {"host": "index.docker.io", "helper": "oci", %1$s},
              {"host": "index.docker.io:*", "helper": "oci", %1$s},
              {"host": "a.example:5000", "helper": "oci", %2$s},
              {"host": "none.example", "helper": "oci", %3$s},
              {"host": "token.example", "helper": "oci", %4$s},
              {"host": "shadowed.example", "helper": "null"},
              {"host": "shadowed.example", "helper": "oci", %1$s},
              {"host": "path.example", "path": "/v2/*", "helper": "oci", %1$s},
              {"host": "*.example", "helper": "oci", %1$s},
              {"host": "github.com", "helper": "github"},
              {"helper": "oci", %1$s}
            ]}
            """
                .formatted(
                    chain.formatted("LOGIN", "auth"),
                    chain.formatted("IDENTITY", "identitytoken"),
                    chain.formatted("NOWHERE", "password"),
                    chain.formatted("REGISTRY", "registrytoken")))
        .with("LOGIN", base64("joe:s3cret"))
        .with("IDENTITY", "s3cret")
        .with("REGISTRY", "s3cret");

    assertThat(helper().list())
        .isEqualTo(
            new HelperReply(
                true,
                "{\"a.example:5000\":\"<token>\",\"b.example\":\"joe\","
                    + "\"https://index.docker.io/v1/\":\"joe\"}"));
  }

  @Test
  void withoutAConfigurationThereIsNothingToList() {
    caller.with("GHCR_TOKEN", "t");

    assertThat(helper().list()).isEqualTo(new HelperReply(true, "{}"));
  }

  @Test
  void aLoginThatIsNotStoredIsNotSaidToBe() {
    HelperReply reply = helper().refuseChange();

    assertThat(reply.successful()).isFalse();
    assertThat(reply.line()).contains("credsmith setup-keyring").hasLineCount(1);
  }

  @Test
  void anAnswerNeverPrintsItsSecret() {
    docker("registry.example.com", "\"username\":\"joe\",\"password\":\"s3cret\"");

    assertThat(get("registry.example.com").toString()).doesNotContain("s3cret");
  }

  private HelperReply get(String input) {
    InputStream bytes = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    return helper().get(bytes);
  }

  private CredentialHelper helper() {
    return new CredentialHelper(caller.service(), caller.context(), caller.requestLog());
  }

  private void docker(String key, String members) {
    caller.file("home/.docker/config.json", "{\"auths\":{\"%s\":{%s}}}".formatted(key, members));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
