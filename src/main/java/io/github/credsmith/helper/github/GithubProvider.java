package io.github.credsmith.helper.github;

import io.github.credsmith.context.CallerFiles;
import io.github.credsmith.helper.ChainAdvice;
import io.github.credsmith.helper.ConfiguredChain;
import io.github.credsmith.helper.CredentialAnswer;
import io.github.credsmith.helper.CredentialProvider;
import io.github.credsmith.helper.CredentialRequest;
import io.github.credsmith.helper.ProviderFailure;
import io.github.credsmith.helper.SetupReport;
import io.github.credsmith.helperconfig.HelperKind;
import io.github.credsmith.helperconfig.ProviderConfig.GithubConfig;
import io.github.credsmith.secret.LookupChain;
import io.github.credsmith.secret.LookupResult;
import io.github.credsmith.secret.Secret;
import io.github.credsmith.secret.SecretSource.EnvironmentSource;
import io.github.credsmith.secret.SecretSource.KeyringSource;
import io.github.credsmith.secret.SourceReading;
import io.github.credsmith.secret.SourceState;
import io.github.credsmith.uri.RequestUri;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.HttpUrl;

/**
 * Answers for GitHub: {@code Bearer} with the token, {@code Basic} for raw files. The token is
 * looked up, in this order, in
 *
 * <ol>
 *   <li>the rule's lookup chain; or, if it has none, for github.com and its tenants {@code
 *       GH_TOKEN} and {@code GITHUB_TOKEN}, for a server of an enterprise {@code
 *       GH_ENTERPRISE_TOKEN} and {@code GITHUB_ENTERPRISE_TOKEN}, and then the keyring item {@code
 *       gh:HOST};
 *   <li>the GitHub command line's {@code hosts.yml}, unless the rule says no. A failing keyring
 *       does not keep it from being read.
 * </ol>
 *
 * A token of github.com is never sent to another host, nor the other way round, unless a rule's own
 * lookup chain says so.
 */
public final class GithubProvider implements CredentialProvider {
  private static final String RAW_FILES = "raw.githubusercontent.com";

  private final Function<HttpUrl, HttpUrl> api;
  private final TokenExpiry expiry = new TokenExpiry();

  /** A provider that asks GitHub's API where it is. */
  public GithubProvider() {
    this(Function.identity());
  }

  /**
   * A provider that asks the API elsewhere.
   *
   * @param api maps a URL of the API to the one that is asked
   */
  public GithubProvider(Function<HttpUrl, HttpUrl> api) {
    this.api = api;
  }

  /**
   * A token and when it expires, as far as its source tells.
   *
   * @param token without white space at either end
   */
  private record Token(Secret token, Optional<Instant> expires) {}

  @Override
  public HelperKind kind() {
    return HelperKind.GITHUB;
  }

  @Override
  public CredentialAnswer answer(CredentialRequest request) throws ProviderFailure {
    checkUri(request.uri());
    GithubSite site = GithubSite.of(request.uri());
    Token found = token(request, site);
    boolean raw = request.uri().host().toLowerCase(Locale.ROOT).equals(RAW_FILES);
    Secret header =
        raw
            ? found.token().withSuffix(":").base64().withPrefix("Basic ")
            : found.token().asBearer();
    return CredentialAnswer.of("Authorization", header)
        .ending(
            found.expires().or(() -> expiry(request, site, found.token())),
            request.context().clock());
  }

  /** A bare host is no URL of that host: it is refused. */
  @Override
  public String cacheKey(RequestUri uri) {
    return uri.bareHost()
        ? "bare host"
        : uri.scheme() + "://" + uri.authority().toLowerCase(Locale.ROOT);
  }

  @Override
  public SetupReport setup(CredentialRequest request) {
    GithubSite site = GithubSite.of(request.uri());
    GithubConfig config = (GithubConfig) request.config();
    List<SourceState> states = new ArrayList<>(chain(config, site).states(request.secrets()));
    if (config.readConfigFile()) {
      states.add(
          GithubHostsFile.of(request.context()).state(site.names(), request.context().files()));
    }
    List<String> advice = new ArrayList<>();
    try {
      checkUri(request.uri());
    } catch (ProviderFailure e) {
      advice.add(e.getMessage() + ": " + e.remedy());
    }
    if (states.stream().noneMatch(state -> state.state() == SourceState.State.SET)) {
      advice.add(remedy(config, site));
    }
    String subject =
        site.kind() == GithubSite.Kind.SERVER
            ? "a URL of the GitHub server " + site.name()
            : "a URL of GitHub (" + site.name() + ")";
    return new SetupReport(subject, states, advice.isEmpty(), advice);
  }

  private static void checkUri(RequestUri uri) throws ProviderFailure {
    if (uri.bareHost()) {
      throw new ProviderFailure(
          "a bare host is a registry request, and github serves no registries",
          "give the rule a path, or put a rule with the helper oci before it");
    }
    if (!uri.scheme().equals("https")) {
      throw new ProviderFailure(
          "the scheme is " + uri.scheme() + ", and a token is sent over https only",
          "use an https URL");
    }
  }

  private static Token token(CredentialRequest request, GithubSite site) throws ProviderFailure {
    GithubConfig config = (GithubConfig) request.config();
    LookupChain chain = chain(config, site);
    LookupResult result = request.lookup(chain, LookupChain.DEFAULT_BINDING);
    if (result instanceof LookupResult.Found found) {
      return new Token(found.secret().stripped(), found.expires());
    }
    List<SourceState> tried = new ArrayList<>(ChainAdvice.tried(result));
    if (config.readConfigFile()) {
      CallerFiles files = request.context().files();
      GithubHostsFile file = GithubHostsFile.of(request.context());
      if (file.read(site.names(), files) instanceof SourceReading.Found found) {
        request.log().know(found.secret());
        request.log().debug(() -> "default: found in hosts.yml");
        return new Token(found.secret().stripped(), Optional.empty());
      }
      tried.add(file.state(site.names(), files));
    }
    throw ProviderFailure.notFound("token", tried, remedy(config, site));
  }

  private Optional<Instant> expiry(CredentialRequest request, GithubSite site, Secret token) {
    return expiry.of(
        token,
        api.apply(site.rateLimit()),
        request.http(),
        request.context().clock().instant(),
        request.log());
  }

  private static LookupChain chain(GithubConfig config, GithubSite site) {
    KeyringSource keyring = new KeyringSource("gh:" + site.name());
    boolean server = site.kind() == GithubSite.Kind.SERVER;
    return ConfiguredChain.of(
        config,
        server
            ? LookupChain.ofDefault(
                new EnvironmentSource("GH_ENTERPRISE_TOKEN"),
                new EnvironmentSource("GITHUB_ENTERPRISE_TOKEN"),
                keyring)
            : LookupChain.ofDefault(
                new EnvironmentSource("GH_TOKEN"), new EnvironmentSource("GITHUB_TOKEN"), keyring));
  }

  private static String remedy(GithubConfig config, GithubSite site) {
    if (config.chain().isPresent() && !config.readConfigFile()) {
      return ChainAdvice.toFill(chain(config, site));
    }
    String host = site.kind() == GithubSite.Kind.CLOUD ? "" : " --hostname " + site.name();
    String variable = site.kind() == GithubSite.Kind.SERVER ? "GH_ENTERPRISE_TOKEN" : "GH_TOKEN";
    return "run: gh auth login" + host + ", or set " + variable;
  }
}
