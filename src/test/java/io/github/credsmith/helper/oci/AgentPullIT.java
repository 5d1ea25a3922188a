package io.github.credsmith.helper.oci;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.agent.AgentHome;
import io.github.credsmith.testing.TestAuthority;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A build that pulls an image through the agent: a real registry with tokens, many requests. */
class AgentPullIT {
  private static final String USER = TestTokenServer.USER;
  private static final String PASSWORD = TestTokenServer.PASSWORD;
  private static final int REQUESTS = 60;

  @TempDir private Path folder;

  private TestAuthority authority;
  private TestTokenServer tokens;
  private RegistryProcess registry;
  private TestImage image;
  private AgentHome home;

  @BeforeEach
  void start() throws IOException {
    authority = new TestAuthority(folder);
    image = TestImage.in(folder);
    tokens = new TestTokenServer(authority, true);
    registry = RegistryProcess.start(folder, authority, tokens.registrySection());
    registry.push(image, "org/app", List.of("--dest-creds", USER + ":" + PASSWORD));
    home =
        new AgentHome(folder.resolve("home"))
            .with("SSL_CERT_FILE", authority.certificate().toString())
            .with("CREDENTIAL_HELPER_GUESS_OCI_REGISTRY", "1");
    login(USER, PASSWORD);
  }

  @AfterEach
  void stop() throws Exception {
    home.close();
    registry.close();
    tokens.close();
  }

  @Test
  void manyBlobsCostOneToken() throws Exception {
    assertThat(home.get(registry.authority()).run().exitCode()).isZero();
    int before = tokens.methods().size();
    String url = registry.url("/v2/org/app/blobs/" + image.blobs().get(0));
    List<Process> gets = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      gets.add(start(registry.url("/v2/org/app/blobs/sha256:" + "%064d".formatted(i))));
    }
    for (Process get : gets) {
      JsonNode answer = JsonMapper.shared().readTree(get.getInputStream().readAllBytes());
      assertThat(get.waitFor()).isZero();
      assertThat(fetch(url, answer)).isEqualTo(200);
    }
    assertThat(tokens.methods().size() - before).isOne();
    assertThat(home.status()).containsEntry("requests", "" + (REQUESTS + 1));
  }

  @Test
  void anotherLoginCountsAtOnce() throws Exception {
    String url = registry.url("/v2/org/app/manifests/latest");
    assertThat(home.get(url).run().exitCode()).isZero();
    login(USER, "wrong");
    assertThat(home.get(url).run().stderr()).contains("localhost").hasLineCount(1);
    login(USER, PASSWORD);
    assertThat(home.get(url).run().exitCode()).isZero();
    assertThat(home.status()).containsEntry("requests", "3");
  }

  private Process start(String url) throws IOException {
    Path request = Files.createTempFile(folder, "request", ".json");
    Files.writeString(request, "{\"uri\":\"" + url + "\"}");
    return home.stub("get")
        .builder()
        .redirectInput(request.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private void login(String user, String password) throws IOException {
    Path config = folder.resolve("home/.docker/config.json");
    Files.createDirectories(config.getParent());
    Files.writeString(
        config, Caller.auths(registry.authority(), user, password), StandardCharsets.UTF_8);
  }

  private int fetch(String url, JsonNode answer) throws IOException {
    OkHttpClient client = authority.client();
    Request.Builder request = new Request.Builder().url(url);
    for (JsonNode value : answer.path("headers").path("Authorization")) {
      request.addHeader("Authorization", value.asString());
    }
    try (Response response = client.newCall(request.build()).execute()) {
      return response.code();
    }
  }
}
