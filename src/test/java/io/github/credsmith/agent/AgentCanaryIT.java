package io.github.credsmith.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.testing.LocalServer;
import io.github.credsmith.testing.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets that pass through the agent are found nowhere but in the answers. */
class AgentCanaryIT {
  private static final String CANARY = "zebra-quartz";

  @TempDir private Path folder;
  private AgentHome home;

  @BeforeEach
  void plant() throws IOException {
    home =
        new AgentHome(folder.resolve("home"))
            .with("TMPDIR", Files.createDirectory(folder.resolve("tmp")).toString())
            .with("CREDENTIAL_HELPER_LOGGING", "debug")
            .with("HTTPS_PROXY", "http://user:" + CANARY + "-proxy@127.0.0.1:1")
            .with("NO_PROXY", "localhost")
            .with("AWS_ACCESS_KEY_ID", "AKID");
    for (String name :
        List.of("BUILDBUDDY_API_KEY", "GH_TOKEN", "GHCR_TOKEN", "AWS_SECRET_ACCESS_KEY")) {
      home.with(name, CANARY + "-" + name);
    }
  }

  @AfterEach
  void end() throws IOException {
    home.close();
  }

  @Test
  void nothingButTheAnswersHoldsASecret() throws IOException {
    for (String uri :
        List.of(
            "https://remote.buildbuddy.io/google.bytestream.ByteStream",
            "https://remote.buildbuddy.io/unknown",
            "https://github.com/acme/x",
            "https://bucket.s3.us-east-1.amazonaws.com/key?token=zebra-quartz-query",
            "https://ghcr.io/v2/acme/x/manifests/latest",
            "ghcr.io",
            "https://user:zebra-quartz-uri@github.com/x?token=zebra-quartz-query",
            "https://user:zebra-quartz-uri@github.com/x y")) {
      for (int i = 0; i < 2; i++) {
        Outcome outcome = home.get(uri).run();
        assertClean(outcome.stderr());
        assertThat(outcome.exitCode() == 0 || outcome.stdout().isEmpty()).as(uri).isTrue();
      }
    }
    assertThat(home.status()).containsEntry("requests", "16");
    assertClean(home.jar("agent-logs").run().stdout());
    assertClean(home.jar("agent-raw", "status").run().stdout());
    assertClean(arguments(home.pid()));
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertClean(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
  }

  @Test
  void noProcessHasASecretAmongItsArguments() throws Exception {
    home.get("https://remote.buildbuddy.io/google.bytestream.ByteStream").run();
    MockResponse slow = new MockResponse.Builder().headersDelay(1, TimeUnit.MINUTES).build();
    try (LocalServer server = new LocalServer(folder.resolve("tmp"), slow)) {
      Files.writeString(
          folder.resolve("home/.tweag-credential-helper.json"),
          "{\"urls\": [{\"helper\": \"github\"}]}");
      Path login = Files.createDirectories(folder.resolve("home/.config/gh"));
      Files.writeString(
          login.resolve("hosts.yml"), "localhost: {oauth_token: " + CANARY + "-login}");
      home.with("SSL_CERT_FILE", server.certificateFile());
      Path request =
          Files.writeString(folder.resolve("request"), "{\"uri\":\"" + server.url("/a") + "\"}");
      Process stub =
          home.stub("get")
              .builder()
              .redirectInput(request.toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        // The agent holds the token now, and the script waits for it.
        assertThat(server.takeRequest().getHeaders().get("Authorization")).contains(CANARY);
        List<Long> waiting =
            Stream.concat(Stream.of(stub.toHandle()), stub.descendants())
                .map(ProcessHandle::pid)
                .toList();
        assertThat(waiting).anyMatch(pid -> arguments(pid).startsWith("curl"));
        waiting.forEach(pid -> assertClean(arguments(pid)));
        assertClean(arguments(home.pid()));
      } finally {
        stub.descendants().forEach(ProcessHandle::destroyForcibly);
        stub.destroyForcibly();
      }
    }
  }

  private static void assertClean(String text) {
    byte[] bytes = CANARY.substring(0, CANARY.length() / 3 * 3).getBytes(StandardCharsets.UTF_8);
    assertThat(text)
        .doesNotContain(CANARY)
        .doesNotContain(Base64.getEncoder().encodeToString(bytes));
  }

  private static String arguments(long pid) {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.ISO_8859_1);
    } catch (IOException ended) {
      return "";
    }
  }
}
