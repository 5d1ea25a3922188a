package io.github.credsmith.helper.azure;

import io.github.credsmith.context.Environment;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which variables Azure's library takes from this process for a caller, whatever {@link
 * CallerConfiguration} says: names, or beginnings of names before a {@code *}. By azure-identity
 * 1.19 and msal4j 1.26.
 */
final class ProcessVariables {
  /**
   * What a client's secret or a workload's assertion may need: the region, if it is to be found.
   */
  private static final Set<String> ALWAYS = Set.of("REGION_NAME");

  /**
   * What msal4j tells the kind of managed identity by, and where to ask for it ({@code
   * ManagedIdentityClient} and the sources next to it); {@code ProgramData} holds Azure Arc's key.
   * What only azure-identity reads, such as {@code MSI_SECRET}, it takes from the configuration.
   */
  private static final Set<String> MACHINE =
      Set.of(
          "AZURE_POD_IDENTITY_AUTHORITY_HOST",
          "IDENTITY_ENDPOINT",
          "IDENTITY_HEADER",
          "IDENTITY_SERVER_THUMBPRINT",
          "IMDS_ENDPOINT",
          "MSI_ENDPOINT",
          "ProgramData");

  /**
   * What {@code az}, {@code pwsh} and {@code azd}, which inherit all of this process's environment,
   * decide by who is logged in and how the cloud is reached. Not all that begins with {@code XDG_}:
   * some of that is another in each session.
   */
  private static final Set<String> PROGRAMS =
      Set.of(
          // Which programs they are, and what they are made of.
          "PATH",
          "PATHEXT",
          "PYTHON*",
          "PSModulePath",
          "DOTNET_*",
          // Where they keep their logins.
          "HOME",
          "USERPROFILE",
          "APPDATA",
          "LOCALAPPDATA",
          "XDG_CACHE_HOME",
          "XDG_CONFIG_HOME",
          "XDG_DATA_HOME",
          // Any setting of az may be a variable: AZURE_, its section, its name.
          "AZURE_*",
          "AZD_*",
          // How they reach the cloud.
          "ALL_PROXY",
          "HTTP_PROXY",
          "HTTPS_PROXY",
          "NO_PROXY",
          "all_proxy",
          "http_proxy",
          "https_proxy",
          "no_proxy",
          "CURL_CA_BUNDLE",
          "REQUESTS_CA_BUNDLE",
          "SSL_CERT_*",
          // Where the Windows shell and its folders are, from which they are started.
          "SystemRoot");

  private ProcessVariables() {}

  /** Of the sources that are asked for this caller. */
  static Set<String> of(Environment caller) {
    String selected =
        caller.nonEmpty("AZURE_TOKEN_CREDENTIALS").orElse("").strip().toLowerCase(Locale.ROOT);
    return switch (selected) {
      case "environmentcredential", "workloadidentitycredential" -> ALWAYS;
      case "managedidentitycredential" -> union(List.of(ALWAYS, MACHINE));
      case "prod" -> hasSecret(caller) ? ALWAYS : union(List.of(ALWAYS, MACHINE));
      case "" -> hasSecret(caller) ? ALWAYS : union(List.of(ALWAYS, MACHINE, PROGRAMS));
      default -> union(List.of(ALWAYS, PROGRAMS));
    };
  }

  /**
   * Whether the library asks with a client's secret first, and then nobody else: what comes of it,
   * a refusal too, is the end.
   */
  private static boolean hasSecret(Environment caller) {
    return Stream.of("AZURE_TENANT_ID", "AZURE_CLIENT_ID", "AZURE_CLIENT_SECRET")
        .allMatch(name -> caller.nonEmpty(name).isPresent());
  }

  private static Set<String> union(List<Set<String>> sets) {
    return sets.stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
  }
}
