package io.github.credsmith.cli;

import static io.github.credsmith.testing.CredsmithProcess.credsmith;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.testing.Command;
import io.github.credsmith.testing.LocalServer;
import io.github.credsmith.testing.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets planted everywhere, and found nowhere but in the answer. */
class CanaryIT {
  /** Unlike any token's form, so that only knowing it can hide it. */
  private static final String CANARY = "zebra-quartz";

  @TempDir private Path folder;
  private final Map<String, String> environment = new TreeMap<>();

  @BeforeEach
  void plant() throws IOException {
    for (String folderName : List.of("home", "tmp", "workspace")) {
      Files.createDirectories(folder.resolve(folderName));
    }
    environment.put("HOME", folder.resolve("home").toString());
    environment.put("TMPDIR", folder.resolve("tmp").toString());
    environment.put("XDG_CACHE_HOME", folder.resolve("home/cache").toString());
    environment.put("PATH", System.getenv("PATH"));
    environment.put("CREDENTIAL_HELPER_LOGGING", "debug");
    for (String name :
        List.of(
            "BUILDBUDDY_API_KEY",
            "CREDENTIAL_HELPER_REMOTEAPIS_SECRET",
            "GHCR_TOKEN",
            "GH_ENTERPRISE_TOKEN",
            "GH_TOKEN",
            "GITHUB_TOKEN",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN",
            "AWS_CONTAINER_AUTHORIZATION_TOKEN",
            "CLOUDFLARE_API_TOKEN",
            "AZURE_CLIENT_SECRET",
            "R2_SECRET_ACCESS_KEY")) {
      environment.put(name, CANARY + "-" + name);
    }
    environment.put("R2_ACCESS_KEY_ID", "AKID");
    environment.put("AWS_ACCESS_KEY_ID", "AKID");
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
    environment.put("HTTPS_PROXY", "http://user:" + CANARY + "-proxy@127.0.0.1:1");
    environment.put("NO_PROXY", "localhost");
    environment.put("AZURE_TENANT_ID", "11111111-2222-3333-4444-555555555555");
    environment.put("AZURE_CLIENT_ID", "66666666-7777-8888-9999-000000000000");
    environment.put("AZURE_LOG_LEVEL", "verbose");
    environment.put("AZURE_POD_IDENTITY_AUTHORITY_HOST", "http://127.0.0.1:1/");
    file(
        "home/.config/gcloud/application_default_credentials.json",
        "{\"type\": \"authorized_user\", \"client_id\": \"c\", \"client_secret\": \""
            + CANARY
            + "-g\", \"refresh_token\": \""
            + CANARY
            + "-r\"}");
    file(
        "home/.config/gh/hosts.yml",
        "github.com: {oauth_token: " + CANARY + "-a}\nlocalhost: {oauth_token: " + CANARY + "-b}");
    file(
        "home/.docker/config.json",
        "{\"auths\": {\"ghcr.io\": {\"username\": \"u\", \"password\": \"" + CANARY + "-d\"}}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://github.com/acme/x",
        "https://raw.githubusercontent.com/acme/x",
        "https://remote.buildbuddy.io/google.bytestream.ByteStream",
        "https://remote.buildbuddy.io/unknown",
        "https://bucket.s3.amazonaws.com/key",
        "https://bucket.s3.amazonaws.com/key?token=zebra-quartz-query",
        "https://account.r2.cloudflarestorage.com/bucket/key",
        "https://storage.googleapis.com/bucket/object",
        "https://europe-maven.pkg.dev/acme/lib/a.jar",
        "https://acme.blob.core.windows.net/container/blob",
        "http://acme.blob.core.windows.net/container/blob",
        "https://ghcr.io/v2/acme/x/manifests/latest",
        "ghcr.io",
        "http://github.com/acme",
        "https://user:zebra-quartz-uri@github.com/x?token=zebra-quartz-query",
        "https://user:zebra-quartz-uri@github.com/x y"
      })
  void nothingButTheAnswerHoldsASecret(String uri) throws IOException {
    Outcome get = run(credsmith("get").withInput("{\"uri\":\"" + uri + "\"}"));
    assertThat(get.stderr()).doesNotContain(CANARY).doesNotContain(base64Of(CANARY));
    assertThat(get.exitCode() == 0 || get.stdout().isEmpty()).isTrue();
    Outcome setup = run(credsmith("setup-uri", uri));
    assertThat(setup.stdout() + setup.stderr())
        .doesNotContain(CANARY)
        .doesNotContain(base64Of(CANARY));
    assertNoFileHoldsASecret();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"urls\": [{\"helper\": \"remoteapis\", \"config\": {\"header_name\": \"x-key\","
            + " \"lookup_chain\": [{\"source\": \"static\", \"name\": \"zebra-quartz\"}]}}]}",
        "{\"urls\": [{\"helper\": \"remoteapis\", \"config\": {\"header_name\": \"bad name\","
            + " \"lookup_chain\": [{\"source\": \"static\", \"name\": \"zebra-quartz\"}]}}]}",
        "{\"urls\": [{\"helper\": \"remoteapis\", \"config\": {\"header_name\": \"x-key\","
            + " \"lookup_chain\": [{\"source\": \"static\", \"name\": \"zebra-quartz\\nx\"}]}}]}",
        "{\"urls\": [{\"helper\": \"remoteapis\", \"config\": {\"lookup_chain\":"
            + " [{\"source\": \"stattic\", \"name\": \"zebra-quartz\"}]}}]}",
        "{\"urls\": [{\"helper\": \"remoteapis\", \"config\": {\"lookup_chain\":"
            + " [{\"source\": \"static\", \"name\": \"zebra-quartz\" x}]}}]}"
      })
  void noMessageAboutTheConfigurationHoldsASecret(String config) throws IOException {
    file("workspace/.tweag-credential-helper.json", config);
    String uri = "https://cache.example/google.bytestream.ByteStream";
    Outcome get = run(credsmith("get").withInput("{\"uri\":\"" + uri + "\"}"));
    Outcome setup = run(credsmith("setup-uri", uri));
    assertThat(get.stderr() + setup.stdout() + setup.stderr()).doesNotContain(CANARY);
    assertNoFileHoldsASecret();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[default]\naws_access_key_id = AKID\naws_secret_access_key = zebra-quartz\n",
        "[default]\naws_access_key_id = AKID\naws_secret_access_key zebra-quartz\n",
        "[zebra-quartz\naws_access_key_id = AKID\n",
        "[default]\nrole_arn = r\nsource_profile = default\naws_access_key_id = AKID\n"
            + "aws_secret_access_key = zebra-quartz\n",
        "[default]\ncredential_process = echo zebra-quartz; echo zebra-quartz >&2; exit 1\n"
      })
  void noMessageAboutAnAwsProfileHoldsASecret(String credentials) throws IOException {
    environment.remove("AWS_ACCESS_KEY_ID");
    environment.remove("AWS_SESSION_TOKEN");
    file("home/.aws/credentials", credentials);
    String uri = "https://bucket.s3.amazonaws.com/key";
    Outcome get = run(credsmith("get").withInput("{\"uri\":\"" + uri + "\"}"));
    Outcome setup = run(credsmith("setup-uri", uri));
    assertThat(get.stdout() + get.stderr() + setup.stdout() + setup.stderr())
        .contains("profile default")
        .doesNotContain(CANARY);
    assertNoFileHoldsASecret();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ghcr.io",
        "https://index.docker.io/v1/",
        "https://user:zebra-quartz-address@ghcr.io/v1/",
        "user:zebra-quartz-address@ghcr.io",
        "registry.example/zebra-quartz-path",
        "zebra-quartz not a host"
      })
  void nothingButDockersAnswerHoldsASecret(String server) throws IOException {
    Outcome get = run(credsmith("docker-credential", "get").withInput(server));
    Outcome store = run(credsmith("docker-credential", "store").withInput(server));
    assertThat(get.stderr() + store.stdout() + store.stderr())
        .doesNotContain(CANARY)
        .doesNotContain(base64Of(CANARY));
    assertThat(get.exitCode() == 0 || !get.stdout().contains(CANARY)).isTrue();
    assertThat(run(credsmith("docker-credential", "list")).stdout()).doesNotContain(CANARY);
    assertNoFileHoldsASecret();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ghcr.io/a/b", "nginx", "zebra-quartz@b", "ghcr.io/ZEBRA zebra-quartz"})
  void nothingButTheKubeletsAnswerHoldsASecret(String image) throws IOException {
    String request =
        "{\"apiVersion\":\"credentialprovider.kubelet.k8s.io/v1\","
            + "\"kind\":\"CredentialProviderRequest\",\"image\":\""
            + image
            + "\",\"serviceAccountToken\":\"zebra-quartz-token\"}";
    Outcome outcome = run(credsmith("credential-provider").withInput(request));
    assertThat(outcome.stderr()).doesNotContain(CANARY).doesNotContain(base64Of(CANARY));
    assertThat(outcome.stdout()).doesNotContain("zebra-quartz-token");
    assertThat(outcome.exitCode() == 0 || outcome.stdout().isEmpty()).isTrue();
    assertNoFileHoldsASecret();
  }

  @Test
  void noProcessHasASecretAmongItsArguments() throws Exception {
    MockResponse slow = new MockResponse.Builder().headersDelay(1, TimeUnit.MINUTES).build();
    try (LocalServer server = new LocalServer(folder.resolve("tmp"), slow)) {
      file("workspace/.tweag-credential-helper.json", "{\"urls\": [{\"helper\": \"github\"}]}");
      environment.put("SSL_CERT_FILE", server.certificateFile());
      environment.remove("GH_ENTERPRISE_TOKEN");
      Process process = prepared(credsmith("get")).builder().start();
      try {
        process
            .getOutputStream()
            .write(("{\"uri\":\"" + server.url("/a") + "\"}").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        // It holds the token now, and waits.
        assertThat(server.takeRequest().getHeaders().get("Authorization")).contains(CANARY);
        Stream.concat(Stream.of(process.toHandle()), process.descendants())
            .forEach(handle -> assertThat(arguments(handle)).doesNotContain(CANARY));
      } finally {
        process.destroyForcibly();
      }
    }
  }

  private Outcome run(Command command) {
    return prepared(command).run();
  }

  private Command prepared(Command command) {
    return command.in(folder.resolve("workspace")).withOnly(environment);
  }

  /** Every file below the folder but those that were planted. */
  private void assertNoFileHoldsASecret() throws IOException {
    List<Path> written = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> !file.endsWith("hosts.yml") && !file.endsWith("config.json"))
          .filter(file -> !file.endsWith(".aws/credentials"))
          .filter(file -> !file.endsWith(".tweag-credential-helper.json"))
          .filter(file -> !file.endsWith("application_default_credentials.json"))
          .forEach(written::add);
    }
    for (Path file : written) {
      assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(CANARY);
    }
  }

  private void file(String path, String content) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static String arguments(ProcessHandle handle) {
    try {
      return Files.readString(
          Path.of("/proc/" + handle.pid() + "/cmdline"), StandardCharsets.ISO_8859_1);
    } catch (IOException ended) {
      return "";
    }
  }

  /** The part of a text's base64 form that does not depend on what follows it. */
  private static String base64Of(String text) {
    byte[] bytes = text.substring(0, text.length() / 3 * 3).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
