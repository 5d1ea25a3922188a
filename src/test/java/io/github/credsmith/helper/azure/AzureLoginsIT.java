package io.github.credsmith.helper.azure;

import static io.github.credsmith.testing.CredsmithProcess.credsmith;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.testing.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources for which Azure's library looks at the process itself: its machine, its programs. */
class AzureLoginsIT {
  private static final String REQUEST =
      "{\"uri\":\"https://acme.blob.core.windows.net/container/blob\"}";

  @TempDir private Path folder;
  private final Map<String, String> environment = new TreeMap<>();

  @BeforeEach
  void prepare() throws IOException {
    environment.put("HOME", folder.toString());
    environment.put("PATH", Files.createDirectory(folder.resolve("bin")) + ":/usr/bin:/bin");
    environment.put("AZURE_TOKEN_CREDENTIALS", "AzureCliCredential");
  }

  @Test
  void theIdentityOfTheMachine() throws IOException {
    try (MockWebServer machine = new MockWebServer()) {
      machine.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              return new MockResponse.Builder()
                  .addHeader("Content-Type", "application/json")
                  .body(
                      "{\"access_token\": \"machine-token\", \"expires_on\": \"4102444800\","
                          + " \"expires_in\": \"3599\", \"token_type\": \"Bearer\","
                          + " \"resource\": \"https://storage.azure.com\"}")
                  .build();
            }
          });
      machine.start();
      environment.put(
          "AZURE_POD_IDENTITY_AUTHORITY_HOST", "http://127.0.0.1:" + machine.getPort() + "/");
      environment.put("AZURE_TOKEN_CREDENTIALS", "prod");
      // Nothing of the machine's own is asked for through a proxy.
      environment.put("http_proxy", "http://127.0.0.1:1");
      Outcome outcome = get();
      assertThat(outcome.stderr()).isEmpty();
      assertThat(outcome.stdout()).contains("Bearer machine-token");
    }
  }

  @Test
  void theLoginOfTheCommandLine() throws IOException {
    az(
        """
        case "$*" in *get-access-token*https://storage.azure.com*) ;; *) exit 1 ;; esac
        echo '{"accessToken": "az-token", "expiresOn": "2099-01-01 00:00:00.000000",'
        echo ' "tokenType": "Bearer", "tenant": "t", "subscription": "s"}'
        """);
    Outcome outcome = get();
    assertThat(outcome.stderr()).isEmpty();
    assertThat(outcome.stdout()).contains("Bearer az-token");
  }

  @Test
  void aCommandLineWithoutLoginIsTold() throws IOException {
    az("echo 'canary: please run az login' >&2; exit 1");
    Outcome outcome = get();
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.stderr())
        .contains("(azstorage)", "run: az login")
        .doesNotContain("canary")
        .hasLineCount(1);
  }

  @Test
  void aCommandLineThatHangsIsNotWaitedForWithoutEnd() throws IOException {
    az("exec sleep 600");
    Outcome outcome = get();
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.stderr()).contains("(azstorage)").hasLineCount(1);
  }

  @Test
  void theLibrarysLogIsNotOurs() throws IOException {
    az("exit 1");
    environment.put("AZURE_LOG_LEVEL", "verbose");
    Outcome outcome = get();
    assertThat(outcome.stdout()).isEmpty();
    assertThat(outcome.stderr()).hasLineCount(1);
  }

  private Outcome get() {
    return credsmith("get").in(folder).withOnly(environment).withInput(REQUEST).run();
  }

  private void az(String script) throws IOException {
    Path program = Files.writeString(folder.resolve("bin/az"), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }
}
