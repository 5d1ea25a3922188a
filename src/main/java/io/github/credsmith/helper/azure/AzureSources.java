package io.github.credsmith.helper.azure;

import io.github.credsmith.context.Environment;
import io.github.credsmith.helper.CredentialRequest;
import io.github.credsmith.http.HttpClient;
import io.github.credsmith.http.HttpFailure;
import io.github.credsmith.http.HttpLimits;
import io.github.credsmith.http.HttpRequest;
import io.github.credsmith.secret.Command;
import io.github.credsmith.secret.CommandFailure;
import io.github.credsmith.secret.LookupChain;
import io.github.credsmith.secret.SourceState;
import io.github.credsmith.secret.SourceState.State;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/**
 * Where {@link AzureTokens} come from, for people: the sources of {@code DefaultAzureCredential} in
 * its order, except for the logins of editors. Asks no one for a token.
 */
final class AzureSources {
  private static final String SELECTION = "AZURE_TOKEN_CREDENTIALS";
  private static final String TENANT = "AZURE_TENANT_ID";
  private static final String CLIENT = "AZURE_CLIENT_ID";
  private static final String CERTIFICATE = "AZURE_CLIENT_CERTIFICATE_PATH";
  private static final String TOKEN_FILE = "AZURE_FEDERATED_TOKEN_FILE";
  private static final HttpLimits PROBE =
      new HttpLimits(Duration.ofMillis(500), Duration.ofSeconds(2), 1 << 16);

  private final CredentialRequest request;
  private final Environment environment;

  AzureSources(CredentialRequest request) {
    this.request = request;
    this.environment = request.context().environment();
  }

  /**
   * What was found at a source.
   *
   * @param reason empty if it is set
   */
  private record Finding(State state, String reason) {
    private static final Finding SET = new Finding(State.SET, "");

    private static Finding notSet(String reason) {
      return new Finding(State.NOT_SET, reason);
    }
  }

  private interface Look {
    Finding look();
  }

  /** The state of every source, in the order of asking. */
  List<SourceState> states() {
    return List.of(
        state("EnvironmentCredential", "prod", "environment", this::environment),
        state("WorkloadIdentityCredential", "prod", "workload identity", this::workloadIdentity),
        state("ManagedIdentityCredential", "prod", "managed identity", this::managedIdentity),
        state("AzureCliCredential", "dev", "az", () -> login("az", "account", "show")),
        state(
            "AzurePowerShellCredential",
            "dev",
            "Azure PowerShell",
            () ->
                login(
                    "pwsh",
                    "-NoProfile",
                    "-NonInteractive",
                    "-Command",
                    "if (-not (Get-AzContext)) { exit 1 }")),
        state(
            "AzureDeveloperCliCredential",
            "dev",
            "azd",
            () -> login("azd", "auth", "login", "--check-status")));
  }

  /**
   * A source's state.
   *
   * @param name what the library calls it
   * @param group the group that the library counts it to
   */
  private SourceState state(String name, String group, String source, Look look) {
    Finding finding =
        isSelected(name, group) ? look.look() : Finding.notSet("left out by " + SELECTION);
    return new SourceState(LookupChain.DEFAULT_BINDING, source, finding.state(), finding.reason());
  }

  private boolean isSelected(String name, String group) {
    String selected =
        environment.nonEmpty(SELECTION).orElse(group).strip().toLowerCase(Locale.ROOT);
    return selected.equals(group) || selected.equals(name.toLowerCase(Locale.ROOT));
  }

  private Finding environment() {
    List<String> missing = missing(TENANT, CLIENT);
    boolean password = missing("AZURE_USERNAME", "AZURE_PASSWORD").isEmpty();
    if (missing("AZURE_CLIENT_SECRET").isEmpty() || password) {
      return variables(missing);
    }
    if (environment.nonEmpty(CERTIFICATE).isPresent()) {
      return file(CERTIFICATE, missing);
    }
    missing.add("AZURE_CLIENT_SECRET or " + CERTIFICATE);
    return variables(missing);
  }

  private Finding workloadIdentity() {
    return file(TOKEN_FILE, missing(TENANT, CLIENT, TOKEN_FILE));
  }

  private Finding managedIdentity() {
    Optional<String> endpoint =
        Stream.of("IDENTITY_ENDPOINT", "MSI_ENDPOINT")
            .filter(name -> environment.nonEmpty(name).isPresent())
            .findFirst();
    return endpoint.isPresent() ? Finding.SET : metadataServer();
  }

  /** The service that tells a virtual machine about itself, and mints its tokens. */
  private Finding metadataServer() {
    HttpUrl server =
        environment
            .nonEmpty("AZURE_POD_IDENTITY_AUTHORITY_HOST")
            .map(HttpUrl::parse)
            .orElseGet(() -> HttpUrl.get("http://169.254.169.254/"));
    HttpUrl url =
        server
            .newBuilder()
            .addPathSegments("metadata/instance")
            .addQueryParameter("api-version", "2021-02-01")
            .build();
    try (HttpClient http = request.http().withoutProxies(PROBE)) {
      http.send(HttpRequest.get(url).withHeader("Metadata", "true"));
      return Finding.SET;
    } catch (HttpFailure nobody) {
      return Finding.notSet("no metadata server answers at " + server.host());
    }
  }

  private Finding login(String... command) {
    try {
      int code = request.commands().run(new Command(List.of(command), new byte[0])).exitCode();
      return code == 0 ? Finding.SET : Finding.notSet("not logged in");
    } catch (CommandFailure e) {
      return e.kind() == CommandFailure.Kind.NOT_FOUND
          ? Finding.notSet(command[0] + " is not installed")
          : new Finding(State.FAILED, e.getMessage());
    }
  }

  private List<String> missing(String... names) {
    return new ArrayList<>(
        Stream.of(names).filter(name -> environment.nonEmpty(name).isEmpty()).toList());
  }

  private static Finding variables(List<String> missing) {
    return missing.isEmpty()
        ? Finding.SET
        : Finding.notSet("not set: " + String.join(", ", missing));
  }

  private Finding file(String variable, List<String> missing) {
    Finding variables = variables(missing);
    String file = environment.nonEmpty(variable).orElse("");
    return variables.state() != State.SET || isFile(file)
        ? variables
        : new Finding(State.FAILED, variable + " names " + file + ", which is not a file");
  }

  private boolean isFile(String path) {
    try {
      return request.context().files().isRegularFile(request.context().resolve(path));
    } catch (InvalidPathException notAPath) {
      return false;
    }
  }
}
