package io.github.credsmith.helper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.credsmith.context.UsedInputs;
import io.github.credsmith.testing.EntraServer;
import io.github.credsmith.testing.GoogleServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an answer was made from is known, also where a part of it had been kept. */
class AnswerInputsTest {
  private static final String OBJECT = "https://b.s3.eu-west-1.amazonaws.com/k";
  private static final String BLOB = "https://acme.blob.core.windows.net/c/b";
  private static final String FILE = "https://storage.googleapis.com/b/o";

  @TempDir private Path folder;
  private Caller caller;

  @BeforeEach
  void call() {
    caller = new Caller(folder);
  }

  @Test
  void theConfigurationFileThatIsNotThere() throws Exception {
    UsedInputs used = answered("https://unknown.example/");
    caller.file("other.json", "{}");
    assertHolds(used);
    caller.config("{\"urls\": [{\"helper\": \"null\"}]}");
    assertHoldsNoMore(used);
  }

  @Test
  void theVariablesThatNameASecretAndNoOthers() throws Exception {
    caller.with("GH_TOKEN", "t");
    UsedInputs used = answered("https://github.com/a");
    caller.with("OTHER", "x").with("GITHUB_TOKEN", "second in line");
    assertHolds(used);
    caller.with("GH_TOKEN", "u");
    assertHoldsNoMore(used);
  }

  @Test
  void theFileThatHoldsASecret() throws Exception {
    caller.file("home/.config/gh/hosts.yml", "github.com:\n  oauth_token: t\n");
    UsedInputs used = answered("https://github.com/a");
    assertHolds(used);
    caller.file("home/.config/gh/hosts.yml", "github.com:\n  oauth_token: u\n");
    assertHoldsNoMore(used);
  }

  @Test
  void whatAFailureWasMadeFrom() {
    UsedInputs used = new UsedInputs();
    assertThatThrownBy(() -> caller.answer("https://github.com/a", used))
        .isInstanceOf(CredentialFailure.class);
    assertHolds(used);
    caller.file("home/.config/gh/hosts.yml", "");
    assertHoldsNoMore(used);
  }

  @Test
  void theFilesOfAKeyThatHadBeenKept() throws Exception {
    String keys = "[default]\naws_access_key_id = A\naws_secret_access_key = ";
    caller.file("home/.aws/credentials", keys + "s\n").answer(OBJECT);
    UsedInputs used = answered(OBJECT);
    caller.with("UNRELATED", "x");
    assertHolds(used);
    caller.file("home/.aws/credentials", keys + "t\n");
    assertHoldsNoMore(used);
  }

  @Test
  void theWholeEnvironmentOfAProgramWhoseKeyHadBeenKept() throws Exception {
    caller
        .with("PATH", System.getenv("PATH"))
        .file(
            "home/.aws/config",
            "[default]\ncredential_process = echo '{\"Version\":1,\"AccessKeyId\":\"A\","
                + "\"SecretAccessKey\":\"s\"}'\n")
        .answer(OBJECT);
    UsedInputs used = answered(OBJECT);
    assertHolds(used);
    caller.with("UNRELATED", "x");
    assertHoldsNoMore(used);
  }

  @Test
  void theFileOfATokenThatHadBeenKept() throws Exception {
    try (GoogleServer google = new GoogleServer(folder)) {
      Path file = google.serviceAccount();
      caller
          .with("SSL_CERT_FILE", google.server().certificateFile())
          .with("GOOGLE_APPLICATION_CREDENTIALS", file.toString())
          .answer(FILE);
      UsedInputs used = answered(FILE);
      assertHolds(used);
      Files.writeString(file, Files.readString(file) + " ");
      assertHoldsNoMore(used);
    }
  }

  @Test
  void theFileThatALibraryReads() throws Exception {
    try (EntraServer entra = new EntraServer(folder, "secret")) {
      Path assertion = Files.writeString(folder.resolve("assertion"), "secret");
      caller
          .with(entra.environment())
          .without("AZURE_CLIENT_SECRET")
          .with("AZURE_FEDERATED_TOKEN_FILE", assertion.toString())
          .with("AZURE_TOKEN_CREDENTIALS", "WorkloadIdentityCredential")
          .answer(BLOB);
      UsedInputs used = answered(BLOB);
      assertHolds(used);
      Files.writeString(assertion, "Secret");
      assertHoldsNoMore(used);
    }
  }

  @Test
  void theCertificatesThatAServerWasTrustedBy() throws Exception {
    try (GoogleServer google = new GoogleServer(folder)) {
      Path certificates = Path.of(google.server().certificateFile());
      caller
          .with("SSL_CERT_FILE", certificates.toString())
          .with("GOOGLE_APPLICATION_CREDENTIALS", google.serviceAccount().toString());
      UsedInputs used = answered(FILE);
      assertHolds(used);
      Files.writeString(certificates, Files.readString(certificates) + "\n");
      assertHoldsNoMore(used);
    }
  }

  private UsedInputs answered(String uri) throws CredentialFailure {
    UsedInputs used = new UsedInputs();
    caller.answer(uri, used);
    return used;
  }

  private void assertHolds(UsedInputs used) {
    assertThat(used.holdFor(caller.context())).isTrue();
    assertThat(used.digest(caller.context())).isEqualTo(used.digest());
  }

  private void assertHoldsNoMore(UsedInputs used) {
    assertThat(used.holdFor(caller.context())).isFalse();
    assertThat(used.digest(caller.context())).isNotEqualTo(used.digest());
  }
}
