package io.github.credsmith.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.testing.EntraServer;
import io.github.credsmith.testing.GoogleServer;
import io.github.credsmith.testing.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent that was started in another environment than its callers': theirs is what counts. */
class ProcessVariablesIT {
  private static final String BLOB = "https://acme.blob.core.windows.net/container/blob";
  private static final String OBJECT = "https://storage.googleapis.com/bucket/object";

  @TempDir private Path folder;
  private AgentHome home;

  @BeforeEach
  void home() throws IOException {
    home = new AgentHome(folder.resolve("home"));
  }

  @AfterEach
  void end() throws IOException {
    home.close();
  }

  @Test
  void theCallersProgramOfAzureIsAsked() throws IOException {
    String path = System.getenv("PATH");
    home.with("AZURE_TOKEN_CREDENTIALS", "AzureCliCredential").with("PATH", az("one") + ":" + path);
    assertThat(headers(BLOB)).contains("Bearer one");
    home.with("PATH", az("two") + ":" + path);
    assertThat(headers(BLOB)).contains("Bearer two");
    // The agent has the first caller's environment, but for what nobody asks for.
    home.with("PATH", folder.resolve("one") + ":" + path).with("XDG_SESSION_ID", "7");
    Files.delete(folder.resolve("one/az"));
    assertThat(headers(BLOB)).contains("Bearer one");
  }

  @Test
  void theCallersSecretForAzureIsUsedByTheAgent() throws IOException {
    try (EntraServer entra = new EntraServer(folder, "canary-secret")) {
      entra.environment().forEach(home::with);
      home.with("AZURE_CLIENT_SECRET", "wrong");
      assertThat(home.get(BLOB).run().stderr()).contains("AADSTS7000215");
      home.with("AZURE_CLIENT_SECRET", "canary-secret");
      assertThat(headers(BLOB)).contains("Bearer " + entra.tokens().get(0));
      assertThat(headers(BLOB)).contains("Bearer " + entra.tokens().get(0));
      assertThat(entra.tokens()).hasSize(1);
      assertThat(home.status()).containsEntry("requests", "3");
    }
  }

  @Test
  void theCallersEnvironmentIsWhatAProgramForGoogleInherits() throws IOException {
    try (GoogleServer google = new GoogleServer(folder)) {
      Path program =
          program(
              folder.resolve("subject"),
              "echo '{\"version\": 1, \"success\": true, \"id_token\": \"'$SUBJECT'\","
                  + " \"token_type\": \"urn:ietf:params:oauth:token-type:id_token\","
                  + " \"expiration_time\": 4102444800}'");
      String json =
          Files.readString(google.externalAccount())
              .replaceAll(
                  "\"credential_source\": .*",
                  "\"credential_source\": {\"executable\": {\"command\": \"" + program + "\"}}}")
              .replace("token-type:jwt", "token-type:id_token");
      home.with("SSL_CERT_FILE", google.server().certificateFile())
          .with("GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES", "1")
          .with(
              "GOOGLE_APPLICATION_CREDENTIALS",
              Files.writeString(folder.resolve("adc.json"), json).toString())
          .with("SUBJECT", "unknown");
      assertThat(home.get(OBJECT).run().exitCode()).isEqualTo(1);
      home.with("SUBJECT", "canary-subject-token");
      assertThat(headers(OBJECT)).contains("Bearer google-token-1");
    }
  }

  private String headers(String uri) {
    Outcome outcome = home.get(uri).run();
    assertThat(outcome.stderr()).isEmpty();
    return outcome.stdout();
  }

  /** A folder with a program that is logged in. */
  private Path az(String token) throws IOException {
    Path bin = Files.createDirectories(folder.resolve(token));
    program(
        bin.resolve("az"),
        "echo '{\"accessToken\": \""
            + token
            + "\", \"tokenType\": \"Bearer\","
            + " \"expiresOn\": \"2099-01-01 00:00:00.000000\", \"tenant\": \"t\"}'");
    return bin;
  }

  private static Path program(Path file, String script) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
