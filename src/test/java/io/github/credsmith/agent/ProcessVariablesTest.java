package io.github.credsmith.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.credsmith.context.Environment;
import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.helper.Caller;
import io.github.credsmith.helper.CredentialFailure;
import io.github.credsmith.helper.RequestLog;
import io.github.credsmith.uri.RequestUri;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whom the agent leaves to a process of their own, because a library would read its own environment
 * in place of theirs, and whom it answers. Here nobody has credentials: to be refused is an answer.
 */
class ProcessVariablesTest {
  private static final String BLOB = "https://acme.blob.core.windows.net/c/b";
  private static final String OBJECT = "https://storage.googleapis.com/b/o";
  private static final String S3_OBJECT = "https://b.s3.eu-west-1.amazonaws.com/k";

  @TempDir private Path folder;
  private Caller caller;

  @BeforeEach
  void call() {
    caller = new Caller(folder).with("NO_GCE_CHECK", "true").with("PATH", folder.toString());
  }

  @ParameterizedTest
  @CsvSource({
    // the sources that are asked, a variable, whether a caller with another value is left
    "AzureCliCredential, PATH, true",
    "AzureCliCredential, HOME, true",
    "AzureCliCredential, AZURE_CONFIG_DIR, true",
    "AzureCliCredential, AZURE_CLOUD_NAME, true",
    "AzureCliCredential, https_proxy, true",
    "AzureCliCredential, REQUESTS_CA_BUNDLE, true",
    "AzureCliCredential, PYTHONHOME, true",
    "AzureCliCredential, XDG_SESSION_ID, false",
    "AzureCliCredential, TERM, false",
    "AzureCliCredential, IDENTITY_ENDPOINT, false",
    "AzurePowerShellCredential, PSModulePath, true",
    "AzurePowerShellCredential, XDG_DATA_HOME, true",
    "AzureDeveloperCliCredential, AZD_CONFIG_DIR, true",
    "dev, PATH, true",
    "ManagedIdentityCredential, IDENTITY_ENDPOINT, true",
    "ManagedIdentityCredential, IDENTITY_HEADER, true",
    "ManagedIdentityCredential, IDENTITY_SERVER_THUMBPRINT, true",
    "ManagedIdentityCredential, IMDS_ENDPOINT, true",
    "ManagedIdentityCredential, MSI_ENDPOINT, true",
    "ManagedIdentityCredential, AZURE_POD_IDENTITY_AUTHORITY_HOST, true",
    "prod, IDENTITY_ENDPOINT, true",
    "EnvironmentCredential, PATH, false",
    "EnvironmentCredential, IDENTITY_ENDPOINT, false",
    "EnvironmentCredential, AZURE_CLIENT_SECRET, false",
    "WorkloadIdentityCredential, PATH, false",
    "WorkloadIdentityCredential, AZURE_CLIENT_ID, false",
    "WorkloadIdentityCredential, REGION_NAME, true",
  })
  void azure(String sources, String variable, boolean left) {
    caller.with("AZURE_TOKEN_CREDENTIALS", sources);
    assertIsLeft(BLOB, variable, left);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PATH", "AZURE_CLIENT_ID", "IDENTITY_ENDPOINT", "MSI_ENDPOINT"})
  void withoutASelectionAllOfAzuresSourcesCount(String variable) {
    assertIsLeft(BLOB, variable, true);
  }

  /** With a client's secret no other source is asked. */
  @ParameterizedTest
  @ValueSource(strings = {"PATH", "AZURE_CLIENT_SECRET", "IDENTITY_ENDPOINT", "AZURE_CONFIG_DIR"})
  void whoHasASecretForAzureIsAnswered(String variable) {
    caller
        .with("AZURE_AUTHORITY_HOST", "https://localhost:1/")
        .with("AZURE_TENANT_ID", "11111111-2222-3333-4444-555555555555")
        .with("AZURE_CLIENT_ID", "66666666-7777-8888-9999-000000000000")
        .with("AZURE_CLIENT_SECRET", "s");
    assertIsLeft(BLOB, variable, false);
  }

  @ParameterizedTest
  @CsvSource({
    // what credential_source has, a variable, whether a caller with another value is left
    "environment_id, AWS_ACCESS_KEY_ID, true",
    "environment_id, AWS_SECRET_ACCESS_KEY, true",
    "environment_id, AWS_SESSION_TOKEN, true",
    "environment_id, AWS_REGION, true",
    "environment_id, AWS_DEFAULT_REGION, true",
    "environment_id, AWS_PROFILE, false",
    "environment_id, TERM, false",
    "executable, TERM, true",
    "certificate, GOOGLE_API_CERTIFICATE_CONFIG, true",
    "certificate, CLOUDSDK_CONFIG, true",
    "certificate, TERM, false",
    "file, AWS_REGION, false",
    "file, PWD, true",
    "file, GOOGLE_API_CERTIFICATE_CONFIG, false",
  })
  void aWorkloadOutsideGoogle(String source, String variable, boolean left) {
    caller
        .file("adc.json", "{\"credential_source\": {\"" + source + "\": \"x\"}}")
        .with("GOOGLE_APPLICATION_CREDENTIALS", folder.resolve("adc.json").toString());
    assertIsLeft(OBJECT, variable, left);
  }

  @Test
  void aFileWithAnAbsolutePathIsTheSameForAllFolders() {
    caller
        .file("adc.json", "{\"credential_source\": {\"file\": \"/var/run/token\"}}")
        .with("GOOGLE_APPLICATION_CREDENTIALS", folder.resolve("adc.json").toString());
    assertIsLeft(OBJECT, "PWD", false);
  }

  @Test
  void whateverElseLogsInToGoogleIsTheCallers() {
    caller.file("adc.json", "{\"type\": \"authorized_user\"}");
    caller.with("GOOGLE_APPLICATION_CREDENTIALS", folder.resolve("adc.json").toString());
    for (String variable :
        new String[] {"GOOGLE_CLOUD_QUOTA_PROJECT", "GCE_METADATA_HOST", "AWS_REGION", "HOME"}) {
      assertIsLeft(OBJECT, variable, false);
    }
  }

  /** Here a library is handed all that it needs. */
  @ParameterizedTest
  @ValueSource(
      strings = {"AWS_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_REGION", "AWS_CONFIG_FILE", "HOME"})
  void amazon(String variable) {
    assertIsLeft(S3_OBJECT, variable, false);
  }

  /** By an agent that has the caller's environment, but for one variable. */
  private void assertIsLeft(String uri, String variable, boolean expected) {
    Map<String, String> process = new TreeMap<>(caller.context().environment().variables());
    assertThat(isLeft(uri, process)).as("with the same environment").isFalse();
    process.put(variable, "another");
    assertThat(isLeft(uri, process)).as("with another %s", variable).isEqualTo(expected);
  }

  private boolean isLeft(String uri, Map<String, String> process) {
    AnswerCache cache =
        new AnswerCache(
            caller.service(), Environment.of(process, OperatingSystem.LINUX), refresh -> {});
    try {
      return cache.answer(RequestUri.parse(uri), caller.context(), RequestLog.off()).isEmpty();
    } catch (CredentialFailure refused) {
      return false;
    }
  }
}
