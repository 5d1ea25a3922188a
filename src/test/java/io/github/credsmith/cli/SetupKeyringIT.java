package io.github.credsmith.cli;

import static io.github.credsmith.testing.CredsmithProcess.credsmith;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.secret.GnomeKeyring;
import io.github.credsmith.testing.ExternalTool;
import io.github.credsmith.testing.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code setup-keyring} on a real keyring, which {@code secret-tool} and {@code get} see too. */
class SetupKeyringIT {
  private static final String SERVICE = "tweag-credential-helper:buildbuddy_api_key";

  @TempDir private Path folder;
  private GnomeKeyring keyring;

  @BeforeEach
  void start() throws IOException {
    ExternalTool.require("dbus-run-session");
    ExternalTool.require("gnome-keyring-daemon");
    ExternalTool.require("secret-tool");
    keyring = GnomeKeyring.start(folder);
  }

  @AfterEach
  void stop() throws IOException {
    if (keyring != null) {
      keyring.close();
    }
  }

  @Test
  void whatIsStoredIsFoundByOthersAndByGet() throws Exception {
    assertThat(run("canary\n", "setup-keyring", SERVICE))
        .isEqualTo(new Outcome(0, "Stored " + SERVICE + "\n", ""));
    assertThat(keyring.run("", "secret-tool", "lookup", "service", SERVICE, "username", ""))
        .isEqualTo("canary");
    assertThat(run("", "setup-keyring", "--read", SERVICE)).isEqualTo(new Outcome(0, "canary", ""));
    Outcome get =
        run("{\"uri\":\"https://remote.buildbuddy.io/google.bytestream.ByteStream\"}", "get");
    assertThat(get.stdout()).isEqualTo("{\"headers\":{\"x-buildbuddy-api-key\":[\"canary\"]}}\n");
    assertThat(get.stderr()).contains("found in keyring " + SERVICE).doesNotContain("canary");
  }

  @Test
  void whatOthersStoredIsReadAndCleared() throws Exception {
    keyring.run(
        "from-secret-tool", "secret-tool", "store", "--label=x", "service", "a:b", "username", "");
    assertThat(run("", "setup-keyring", "--read", "a:b").stdout()).isEqualTo("from-secret-tool");
    assertThat(run("", "setup-keyring", "--clear", "a:b").exitCode()).isZero();
    Outcome gone = run("", "setup-keyring", "--read", "a:b");
    assertThat(gone.exitCode()).isEqualTo(1);
    assertThat(gone.stderr()).contains("a:b", "no such item").hasLineCount(1);
    assertThat(run("", "setup-keyring", "--clear", "a:b").exitCode()).isEqualTo(1);
  }

  @Test
  void aFileIsReadFromTheWorkingDirectory() throws Exception {
    Files.writeString(folder.resolve("secret.txt"), "two\nlines\r\n");
    assertThat(run("", "setup-keyring", "--file", "secret.txt", "a:b").exitCode()).isZero();
    assertThat(run("", "setup-keyring", "--read", "a:b").stdout()).isEqualTo("two\nlines");
    Outcome missing = run("", "setup-keyring", "--file", "none.txt", "a:b");
    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.stderr()).contains("none.txt", "does not exist").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", " \r\n"})
  void anEmptySecretIsRefusedAndReplacesNothing(String input) {
    run("kept", "setup-keyring", "a:b");
    Outcome outcome = run(input, "setup-keyring", "a:b");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr()).contains("empty").hasLineCount(1);
    assertThat(run("", "setup-keyring", "--read", "a:b").stdout()).isEqualTo("kept");
  }

  @Test
  void setupUriTellsThatTheItemIsSetAndNotItsValue() {
    run("canary", "setup-keyring", SERVICE);
    Outcome outcome =
        run("", "setup-uri", "https://remote.buildbuddy.io/google.bytestream.ByteStream");
    assertThat(outcome.stdout())
        .contains("env BUILDBUDDY_API_KEY: NOT SET", "keyring " + SERVICE + ": SET", "yes")
        .doesNotContain("canary");
  }

  private Outcome run(String input, String... arguments) {
    return credsmith(arguments)
        .in(folder)
        .withInput(input)
        .withOnly(
            Map.of(
                "HOME",
                folder.toString(),
                "DBUS_SESSION_BUS_ADDRESS",
                keyring.busAddress(),
                "CREDENTIAL_HELPER_LOGGING",
                "debug"))
        .run();
  }
}
