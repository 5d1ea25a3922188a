package io.github.credsmith.helper.azure;

import com.azure.core.util.Configuration;
import com.azure.core.util.ConfigurationBuilder;
import com.azure.core.util.ConfigurationSource;
import io.github.credsmith.context.Environment;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What Azure's library is to take for the environment: the caller's, and nothing else. */
final class CallerConfiguration {
  /**
   * Every variable that the library's credentials read. Where its configuration lacks one, it asks
   * the process for it. What else it reads (logging, telemetry, retries) decides no answer.
   */
  private static final Set<String> NAMES =
      Set.of(
          "AZURE_ADDITIONALLY_ALLOWED_TENANTS",
          "AZURE_AUTHORITY_HOST",
          "AZURE_CLIENT_CERTIFICATE_PASSWORD",
          "AZURE_CLIENT_CERTIFICATE_PATH",
          "AZURE_CLIENT_ID",
          "AZURE_CLIENT_SECRET",
          "AZURE_CLIENT_SEND_CERTIFICATE_CHAIN",
          "AZURE_FEDERATED_TOKEN_FILE",
          "AZURE_IDENTITY_DISABLE_CP1",
          "AZURE_IDENTITY_DISABLE_MULTITENANTAUTH",
          "AZURE_KUBERNETES_CA_DATA",
          "AZURE_KUBERNETES_CA_FILE",
          "AZURE_KUBERNETES_SNI_NAME",
          "AZURE_KUBERNETES_TOKEN_PROXY",
          "AZURE_PASSWORD",
          "AZURE_POD_IDENTITY_AUTHORITY_HOST",
          "AZURE_REGIONAL_AUTHORITY_NAME",
          "AZURE_TENANT_ID",
          "AZURE_TOKEN_CREDENTIALS",
          "AZURE_USERNAME",
          "IDENTITY_ENDPOINT",
          "IDENTITY_HEADER",
          "IDENTITY_SERVER_THUMBPRINT",
          "IMDS_ENDPOINT",
          "MSI_ENDPOINT",
          "MSI_SECRET");

  private CallerConfiguration() {}

  static Configuration of(Environment environment) {
    Map<String, String> unset = new HashMap<>();
    NAMES.forEach(name -> unset.put(name, null));
    Map<String, String> variables = new HashMap<>(unset);
    // An empty variable is an unset one, as everywhere in Azure's library.
    variables.replaceAll((name, value) -> environment.nonEmpty(name).orElse(null));
    ConfigurationSource none = prefix -> Map.of();
    return new ConfigurationBuilder(none, path -> unset, path -> variables).build();
  }
}
