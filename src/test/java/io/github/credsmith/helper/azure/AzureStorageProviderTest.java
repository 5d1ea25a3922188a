package io.github.credsmith.helper.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.credsmith.helper.Caller;
import io.github.credsmith.helper.CredentialFailure;
import io.github.credsmith.helper.SetupReport;
import io.github.credsmith.secret.SourceState;
import io.github.credsmith.testing.EntraServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens for blobs, from a stand-in for Microsoft Entra. */
class AzureStorageProviderTest {
  private static final String BLOB = "https://acme.blob.core.windows.net/container/blob";
  private static final String SECRET = "canary-client-secret";

  @TempDir private Path folder;
  private EntraServer entra;
  private Caller caller;

  @BeforeEach
  void start() throws IOException {
    entra = new EntraServer(folder, SECRET);
    caller = new Caller(folder).with(entra.environment());
  }

  @AfterEach
  void stop() {
    entra.close();
  }

  @Test
  void aClientsSecretYieldsATokenForStorage() throws CredentialFailure {
    assertThat(caller.headers(BLOB))
        .isEqualTo(
            Map.of(
                "Authorization", List.of("Bearer " + entra.tokens().get(0)),
                "x-ms-version", List.of("2025-07-05")));
    assertThat(entra.forms().get(0)).containsEntry("grant_type", "client_credentials");
    assertThat(entra.forms().get(0).get("scope").split(" "))
        .contains("https://storage.azure.com/.default");
  }

  @Test
  void theTokenOfAWorkload() throws Exception {
    Path assertion = Files.writeString(folder.resolve("assertion"), SECRET);
    caller
        .without("AZURE_CLIENT_SECRET")
        .with("AZURE_FEDERATED_TOKEN_FILE", assertion.toString())
        .with("AZURE_TOKEN_CREDENTIALS", "WorkloadIdentityCredential");
    assertThat(caller.headers(BLOB)).containsValue(List.of("Bearer " + entra.tokens().get(0)));
    assertThat(entra.forms().get(0)).containsEntry("client_assertion", SECRET);
    Files.writeString(assertion, SECRET.replace('c', 'C'));
    assertThatThrownBy(() -> caller.answer(BLOB)).hasMessageContaining("AADSTS7000215");
  }

  @Test
  void theVersionThatTheCallerNames() throws CredentialFailure {
    caller.with("AZURE_HEADER_X_MS_VERSION", "2020-04-08");
    assertThat(caller.headers(BLOB)).containsEntry("x-ms-version", List.of("2020-04-08"));
  }

  @Test
  void theAnswerExpiresBeforeTheToken() throws CredentialFailure {
    Instant now = Instant.now();
    assertThat(caller.at(now).answer(BLOB).expires().orElseThrow())
        .isBetween(now.plusSeconds(3599 - 31), Instant.now().plusSeconds(3599 - 29));
  }

  @Test
  void aRefusedSecretIsACodeAndNothingTheServerSaid() {
    caller.with("AZURE_CLIENT_SECRET", "canary-wrong");
    assertThatThrownBy(() -> caller.answer(BLOB))
        .isInstanceOf(CredentialFailure.class)
        .hasMessage(
            "acme.blob.core.windows.net (azstorage): Azure refused the credentials"
                + " (AADSTS7000215); correct the AZURE_ variables, or unset them and run: az"
                + " login");
    assertThat(caller.log().toString()).doesNotContain("canary");
  }

  @Test
  void anAuthorityThatCannotBeReachedIsNamed() {
    caller.with("AZURE_AUTHORITY_HOST", "https://localhost:1/");
    assertThatThrownBy(() -> caller.answer(BLOB))
        .hasMessageContaining("localhost:1 cannot be reached")
        .message()
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({
    "AZURE_AUTHORITY_HOST, login.microsoftonline.us, is not an https URL",
    "AZURE_AUTHORITY_HOST, http://localhost/, is not an https URL",
    "AZURE_TOKEN_CREDENTIALS, sometimes, does not know"
  })
  void aVariableThatCannotBeUsedIsNamed(String name, String value, String message) {
    caller.with(name, value);
    assertThatThrownBy(() -> caller.answer(BLOB)).hasMessageContainingAll(name, message);
    assertThat(entra.forms()).isEmpty();
  }

  @Test
  void theEnvironmentIsTheCallersNotTheProcesss() {
    Map<String, String> others = entra.environment();
    others.forEach(System::setProperty);
    try {
      Caller poor = new Caller(folder).with("AZURE_TOKEN_CREDENTIALS", "EnvironmentCredential");
      assertThatThrownBy(() -> poor.answer(BLOB))
          .hasMessage(
              "acme.blob.core.windows.net (azstorage): no Azure credentials were found; run: az"
                  + " login, or set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET");
    } finally {
      others.keySet().forEach(System::clearProperty);
    }
    assertThat(entra.forms()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "http://acme.blob.core.windows.net/c/b, https",
    "https://acme.blob.core.windows.net:10000/c/b, port",
    "acme.blob.core.windows.net, bare host"
  })
  void onlyHttpsAtItsOwnPort(String uri, String message) {
    caller.config("{\"urls\": [{\"helper\": \"azstorage\"}]}");
    assertThatThrownBy(() -> caller.answer(uri)).hasMessageContaining(message);
    assertThat(entra.forms()).isEmpty();
  }

  @Test
  void theReportNamesWhatIsSetAndAsksForNoToken() throws CredentialFailure {
    caller.with("AZURE_POD_IDENTITY_AUTHORITY_HOST", "http://127.0.0.1:1/");
    SetupReport report = report();
    assertThat(report.sources())
        .extracting(SourceState::toString)
        .containsExactly(
            "environment: SET",
            "workload identity: NOT SET (not set: AZURE_FEDERATED_TOKEN_FILE)",
            "managed identity: NOT SET (no metadata server answers at 127.0.0.1)",
            "az: NOT SET (az is not installed)",
            "Azure PowerShell: NOT SET (pwsh is not installed)",
            "azd: NOT SET (azd is not installed)");
    assertThat(report.ready()).isTrue();
    assertThat(report.toString()).doesNotContain("canary");
    assertThat(entra.forms()).isEmpty();
  }

  @Test
  void theReportSaysWhatIsMissing() throws CredentialFailure {
    caller
        .without("AZURE_CLIENT_ID")
        .without("AZURE_CLIENT_SECRET")
        .with("AZURE_TOKEN_CREDENTIALS", "EnvironmentCredential");
    SetupReport report = report();
    assertThat(report.sources().get(0).reason())
        .isEqualTo(
            "not set: AZURE_CLIENT_ID, AZURE_CLIENT_SECRET or AZURE_CLIENT_CERTIFICATE_PATH");
    assertThat(report.sources().get(3).reason()).isEqualTo("left out by AZURE_TOKEN_CREDENTIALS");
    assertThat(report.advice()).containsExactly(AzureTokens.LOGIN);
  }

  @Test
  void theReportAsksTheToolsWhetherSomeoneIsLoggedIn() throws Exception {
    caller
        .file("bin/az", "#!/bin/sh\n[ \"$*\" = 'account show' ] && echo canary\n")
        .file("bin/azd", "#!/bin/sh\nexit 1\n")
        .with("PATH", folder.resolve("bin").toString())
        .with("AZURE_TOKEN_CREDENTIALS", "dev");
    for (String program : List.of("bin/az", "bin/azd")) {
      Files.setPosixFilePermissions(
          folder.resolve(program), PosixFilePermissions.fromString("rwx------"));
    }
    assertThat(report().sources())
        .extracting(SourceState::toString)
        .endsWith(
            "az: SET",
            "Azure PowerShell: NOT SET (pwsh is not installed)",
            "azd: NOT SET (not logged in)");
  }

  private SetupReport report() throws CredentialFailure {
    return caller.setup(BLOB).report();
  }
}
