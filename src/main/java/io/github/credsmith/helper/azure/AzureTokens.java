package io.github.credsmith.helper.azure;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.http.policy.FixedDelay;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.identity.AzureAuthorityHosts;
import com.azure.identity.CredentialUnavailableException;
import com.azure.identity.DefaultAzureCredentialBuilder;
import io.github.credsmith.context.RequestContext;
import io.github.credsmith.helper.ProviderFailure;
import io.github.credsmith.http.HttpClient;
import io.github.credsmith.http.HttpFailure;
import io.github.credsmith.http.HttpLimits;
import io.github.credsmith.secret.Bounded;
import io.github.credsmith.secret.Secret;
import io.github.credsmith.secret.SourceReading;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/**
 * Access tokens for storage from one caller's Azure credentials, by the order of Azure's {@code
 * DefaultAzureCredential}: environment, workload identity, managed identity, the logins of
 * developer tools.
 *
 * <p>The caller's environment is what counts for the first two. The library gives no way to hand it
 * on to the others: to find the kind of managed identity, and to run {@code az}, {@code pwsh} and
 * {@code azd}, it takes this process's own, see {@link ProcessVariables}.
 */
final class AzureTokens {
  static final String LOGIN =
      "run: az login, or set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET";

  private static final String SCOPE = "https://storage.azure.com/.default";
  private static final String AUTHORITY = "AZURE_AUTHORITY_HOST";
  private static final List<String> FILES =
      List.of(
          "AZURE_CLIENT_CERTIFICATE_PATH",
          "AZURE_FEDERATED_TOKEN_FILE",
          "AZURE_KUBERNETES_CA_FILE");
  private static final int LARGEST = 1 << 20;
  private static final Pattern ERROR_CODE = Pattern.compile("\\bAADSTS\\d+\\b");

  /** For all sources together, and for one of the programs that some of them run. */
  private static final Duration TIMEOUT = HttpLimits.standard().exchangeTimeout();

  private static final Duration PROGRAM_TIMEOUT = TIMEOUT.minusSeconds(2);

  private final RequestContext context;
  private final HttpClient http;

  /**
   * Tokens for a caller.
   *
   * @param http a client with the caller's proxies and trusted certificates
   */
  AzureTokens(RequestContext context, HttpClient http) {
    this.context = context;
    this.http = http;
  }

  /**
   * Asks for a token: {@code Bearer} and the token, with its expiry.
   *
   * @throws ProviderFailure if no source yields one
   */
  SourceReading.Found read() throws ProviderFailure {
    checkAuthority();
    noteFiles();
    try {
      AccessToken token = new Bounded("azure credentials", TIMEOUT).run(this::token);
      return new SourceReading.Found(
          Secret.of(token.getToken()).asBearer(),
          Optional.ofNullable(token.getExpiresAt()).map(OffsetDateTime::toInstant));
    } catch (TimeoutException e) {
      throw new ProviderFailure(
          "Azure's credentials gave no token within " + TIMEOUT.toSeconds() + " s",
          "check the network, or say which to use, for example AZURE_TOKEN_CREDENTIALS=prod");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProviderFailure("the request was interrupted", "try again");
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  /**
   * Reads the files that the library is going to read by itself: so they are known to whoever
   * records what the token was made from.
   */
  private void noteFiles() {
    for (String variable : FILES) {
      Optional<String> named = context.environment().nonEmpty(variable);
      try {
        if (named.isPresent()) {
          context.files().read(context.resolve(named.get()), LARGEST);
        }
      } catch (IOException | InvalidPathException e) {
        // Noted as well. The library says by itself what it cannot read.
      }
    }
  }

  private AccessToken token() {
    DefaultAzureCredentialBuilder builder =
        new DefaultAzureCredentialBuilder()
            .configuration(CallerConfiguration.of(context.environment()))
            .httpClient(new AzureTransport(http))
            // Our client retries by itself, within the time that there is. As a policy, because
            // options contradict the policy that managed identity brings along.
            .retryPolicy(new RetryPolicy(new FixedDelay(0, Duration.ofMillis(1))))
            .credentialProcessTimeout(PROGRAM_TIMEOUT);
    authority().ifPresent(builder::authorityHost);
    if (!isPublicCloud()) {
      // Only the public clouds are known to the server that the authority would be checked with.
      builder.disableInstanceDiscovery();
    }
    return builder.build().getTokenSync(new TokenRequestContext().addScopes(SCOPE));
  }

  private Optional<String> authority() {
    return context.environment().nonEmpty(AUTHORITY);
  }

  private void checkAuthority() throws ProviderFailure {
    boolean usable =
        authority().map(HttpUrl::parse).map(HttpUrl::isHttps).orElse(authority().isEmpty());
    if (!usable) {
      throw new ProviderFailure(
          AUTHORITY + " is not an https URL",
          "correct it, for example to " + AzureAuthorityHosts.AZURE_GOVERNMENT);
    }
  }

  private boolean isPublicCloud() {
    return authority()
        .map(HttpUrl::parse)
        .map(HttpUrl::host)
        .map(
            host ->
                Stream.of(
                        AzureAuthorityHosts.AZURE_PUBLIC_CLOUD,
                        AzureAuthorityHosts.AZURE_GOVERNMENT,
                        AzureAuthorityHosts.AZURE_CHINA)
                    .anyMatch(known -> HttpUrl.get(known).host().equals(host)))
        .orElse(true);
  }

  /** The library's own messages quote what servers and programs said; only codes are passed on. */
  private static ProviderFailure failure(Throwable thrown) {
    Optional<String> code = Optional.empty();
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof HttpFailure failure) {
        return new ProviderFailure(failure.getMessage(), "then try again");
      }
      code = code.isPresent() ? code : errorCode(t);
    }
    if (thrown instanceof CredentialUnavailableException) {
      return new ProviderFailure("no Azure credentials were found", LOGIN);
    }
    if (thrown instanceof ClientAuthenticationException || code.isPresent()) {
      return new ProviderFailure(
          "Azure refused the credentials" + code.map(c -> " (" + c + ")").orElse(""),
          "correct the AZURE_ variables, or unset them and run: az login");
    }
    return new ProviderFailure(
        "AZURE_TOKEN_CREDENTIALS or another AZURE_ variable has a value that Azure does not know",
        "correct or unset it");
  }

  private static Optional<String> errorCode(Throwable thrown) {
    Matcher codes = ERROR_CODE.matcher(String.valueOf(thrown.getMessage()));
    return codes.find() ? Optional.of(codes.group()) : Optional.empty();
  }
}
