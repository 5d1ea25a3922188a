package io.github.credsmith.helper.oci;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.secret.GnomeKeyring;
import io.github.credsmith.secret.SourceState;
import io.github.credsmith.testing.Command;
import io.github.credsmith.testing.ExternalTool;
import io.github.credsmith.testing.Outcome;
import io.github.credsmith.testing.TestAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Docker's own credential helpers, with what {@code docker login} would store in them. */
class CredentialStoresIT {
  private static final String CONFIG = "{\"credsStore\":\"%s\"}";

  @TempDir private Path folder;
  private TestAuthority authority;
  private Caller caller;

  @BeforeEach
  void start() throws IOException {
    authority = new TestAuthority(folder);
    caller =
        new Caller(folder)
            .at(Clock.systemUTC())
            .with("SSL_CERT_FILE", authority.certificate().toString());
  }

  @Test
  void findsALoginInPass() throws Exception {
    try (PasswordStore store = new PasswordStore(folder)) {
      caller.with(store.environment()).withDockerConfig(CONFIG.formatted("pass"));
      pullWithWhatIsStoredBy(store::store);
    }
  }

  @Test
  void findsALoginInTheSecretService() throws Exception {
    String helper = ExternalTool.require("docker-credential-secretservice").toString();
    ExternalTool.require("dbus-run-session");
    ExternalTool.require("gnome-keyring-daemon");
    try (GnomeKeyring keyring = GnomeKeyring.start(folder)) {
      caller
          .with("DBUS_SESSION_BUS_ADDRESS", keyring.busAddress())
          .withDockerConfig(CONFIG.formatted("secretservice"));
      pullWithWhatIsStoredBy(json -> keyring.run(json, helper, "store"));
    }
  }

  @Test
  void findsDockerHubsLoginInPass() throws Exception {
    try (PasswordStore store = new PasswordStore(folder)) {
      caller.with(store.environment()).withDockerConfig(CONFIG.formatted("pass"));
      store.store(login("https://index.docker.io/v1/", "joe", "s3cret"));

      assertThat(caller.authorization("index.docker.io")).isEqualTo(Caller.basic("joe", "s3cret"));
    }
  }

  @Test
  void reportsALockedStoreInItsOwnWords() throws Exception {
    caller
        .with("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + folder.resolve("absent"))
        .withDockerConfig(CONFIG.formatted("secretservice"));
    ExternalTool.require("docker-credential-secretservice");

    assertThat(caller.setup("registry.example.com").sources())
        .singleElement()
        .satisfies(
            source -> {
              assertThat(source.state()).isEqualTo(SourceState.State.FAILED);
              assertThat(source.reason()).contains("failed with exit code 1: ");
            });
  }

  private interface Store {
    void put(String json) throws Exception;
  }

  /** A login, and at the next registry an identity token; before either, nothing. */
  private void pullWithWhatIsStoredBy(Store store) throws Exception {
    try (TestTokenServer tokens = new TestTokenServer(authority, true);
        RegistryProcess first = RegistryProcess.start(folder, authority, tokens.registrySection());
        RegistryProcess second =
            RegistryProcess.start(folder, authority, tokens.registrySection())) {
      first.push(
          TestImage.in(folder),
          "org/app",
          List.of("--dest-creds", TestTokenServer.USER + ":" + TestTokenServer.PASSWORD));
      assertThat(caller.authorization(first.authority())).isEqualTo("-");

      store.put(login(first.authority(), TestTokenServer.USER, TestTokenServer.PASSWORD));
      store.put(login(second.authority(), "<token>", TestTokenServer.IDENTITY_TOKEN));

      for (RegistryProcess registry : List.of(first, second)) {
        String url = registry.url("/v2/org/app/tags/list");
        assertThat(status(url, caller.authorization(url))).isEqualTo(200);
      }
      assertThat(caller.authorization(first.authority()))
          .isEqualTo(Caller.basic(TestTokenServer.USER, TestTokenServer.PASSWORD));
      assertThat(caller.authorization(second.authority())).isEqualTo("-");
    }
    assertThat(caller.log())
        .noneMatch(line -> line.contains(TestTokenServer.PASSWORD))
        .noneMatch(line -> line.contains(TestTokenServer.IDENTITY_TOKEN));
  }

  private int status(String url, String authorization) throws IOException {
    OkHttpClient client = authority.client();
    Request request = new Request.Builder().url(url).header("Authorization", authorization).build();
    try (Response response = client.newCall(request).execute()) {
      return response.code();
    }
  }

  private static String login(String server, String user, String secret) {
    return "{\"ServerURL\":\"%s\",\"Username\":\"%s\",\"Secret\":\"%s\"}"
        .formatted(server, user, secret);
  }

  /** A password store with a key of its own, without a passphrase. */
  private static final class PasswordStore implements AutoCloseable {
    private final String helper = ExternalTool.require("docker-credential-pass").toString();
    private final Map<String, String> environment;

    PasswordStore(Path folder) throws IOException {
      Path keys =
          Files.createDirectory(
              folder.resolve("gpg"),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      environment =
          Map.of(
              "GNUPGHOME", keys.toString(),
              "PASSWORD_STORE_DIR", folder.resolve("store").toString());
      ExternalTool.require("pass");
      run(
          "",
          ExternalTool.require("gpg").toString(),
          "--batch",
          "--passphrase",
          "",
          "--quick-gen-key",
          "tests");
      run("", "pass", "init", "tests");
    }

    Map<String, String> environment() {
      return environment;
    }

    void store(String json) {
      run(json, helper, "store");
    }

    /** The agent that gpg leaves behind lives as long as nobody ends it. */
    @Override
    public void close() {
      run("", "gpgconf", "--kill", "gpg-agent");
    }

    private void run(String input, String... words) {
      Command command = Command.of(words).withInput(input);
      for (Map.Entry<String, String> variable : environment.entrySet()) {
        command = command.with(variable.getKey(), variable.getValue());
      }
      Outcome outcome = command.run();
      assertThat(outcome.exitCode()).as(words[0] + ": " + outcome.stderr()).isZero();
    }
  }
}
