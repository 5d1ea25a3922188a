package io.github.credsmith.helper.remoteapis;

import io.github.credsmith.helper.ChainAdvice;
import io.github.credsmith.helper.ConfiguredChain;
import io.github.credsmith.helper.CredentialAnswer;
import io.github.credsmith.helper.CredentialProvider;
import io.github.credsmith.helper.CredentialRequest;
import io.github.credsmith.helper.ProviderFailure;
import io.github.credsmith.helper.SetupReport;
import io.github.credsmith.helperconfig.HelperKind;
import io.github.credsmith.helperconfig.ProviderConfig.AuthMethod;
import io.github.credsmith.helperconfig.ProviderConfig.RemoteApisConfig;
import io.github.credsmith.secret.LookupChain;
import io.github.credsmith.secret.LookupResult;
import io.github.credsmith.secret.Secret;
import io.github.credsmith.secret.SecretSource.EnvironmentSource;
import io.github.credsmith.secret.SecretSource.KeyringSource;
import io.github.credsmith.secret.SourceState;
import io.github.credsmith.uri.BuildBuddy;
import io.github.credsmith.uri.RequestUri;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Answers for remote services with one header. Its secret is looked up, in this order, in
 *
 * <ol>
 *   <li>the rule's lookup chain, if it has one;
 *   <li>at BuildBuddy's cloud, {@code BUILDBUDDY_API_KEY} and the keyring item {@code
 *       tweag-credential-helper:buildbuddy_api_key};
 *   <li>elsewhere, {@code CREDENTIAL_HELPER_REMOTEAPIS_SECRET} and the keyring item {@code
 *       tweag-credential-helper:remoteapis}.
 * </ol>
 */
public final class RemoteApisProvider implements CredentialProvider {
  private static final LookupChain BUILDBUDDY_CHAIN =
      LookupChain.ofDefault(
          new EnvironmentSource("BUILDBUDDY_API_KEY"),
          new KeyringSource("tweag-credential-helper:buildbuddy_api_key"));
  private static final LookupChain CHAIN =
      LookupChain.ofDefault(
          new EnvironmentSource("CREDENTIAL_HELPER_REMOTEAPIS_SECRET"),
          new KeyringSource("tweag-credential-helper:remoteapis"));

  @Override
  public HelperKind kind() {
    return HelperKind.REMOTEAPIS;
  }

  @Override
  public CredentialAnswer answer(CredentialRequest request) throws ProviderFailure {
    RemoteService service = RemoteService.of(request.uri());
    RemoteApisConfig config = (RemoteApisConfig) request.config();
    String header = header(config, service.buildBuddy());
    LookupChain chain = chain(config, service.buildBuddy());
    LookupResult result = request.lookup(chain, LookupChain.DEFAULT_BINDING);
    if (result instanceof LookupResult.Found found) {
      Secret secret = found.secret().stripped();
      Secret value =
          config.authMethod() == AuthMethod.BASIC_AUTH
              ? secret.base64().withPrefix("Basic ")
              : secret;
      return CredentialAnswer.of(header, value).ending(found.expires(), request.context().clock());
    }
    throw ProviderFailure.notFound("secret", ChainAdvice.tried(result), ChainAdvice.toFill(chain));
  }

  @Override
  public String cacheKey(RequestUri uri) {
    return uri.scheme() + "://" + uri.authority().toLowerCase(Locale.ROOT) + uri.path();
  }

  @Override
  public SetupReport setup(CredentialRequest request) {
    RemoteApisConfig config = (RemoteApisConfig) request.config();
    boolean buildBuddy = BuildBuddy.isHost(request.uri().host());
    LookupChain chain = chain(config, buildBuddy);
    List<SourceState> states = chain.states(request.secrets());
    List<String> advice = new ArrayList<>();
    try {
      RemoteService.of(request.uri());
      header(config, buildBuddy);
    } catch (ProviderFailure e) {
      advice.add(e.getMessage() + ": " + e.remedy());
    }
    boolean set = states.stream().anyMatch(s -> s.state() == SourceState.State.SET);
    if (!set) {
      advice.add(ChainAdvice.toFill(chain));
    }
    boolean ready = advice.isEmpty();
    if (config.authMethod() == AuthMethod.BASIC_AUTH) {
      advice.add("the secret is user:password, with the colon");
    }
    return new SetupReport(subject(config, buildBuddy), states, ready, advice);
  }

  private static String subject(RemoteApisConfig config, boolean buildBuddy) {
    return (buildBuddy ? "a service of BuildBuddy" : "a remote cache or execution service")
        + ", reached with "
        + (config.authMethod() == AuthMethod.BASIC_AUTH ? "Basic authentication" : "a header");
  }

  private static LookupChain chain(RemoteApisConfig config, boolean buildBuddy) {
    return ConfiguredChain.of(config, buildBuddy ? BUILDBUDDY_CHAIN : CHAIN);
  }

  private static String header(RemoteApisConfig config, boolean buildBuddy) throws ProviderFailure {
    if (config.headerName().isPresent()) {
      return config.headerName().get();
    }
    if (config.authMethod() == AuthMethod.BASIC_AUTH) {
      return "authorization";
    }
    return Optional.of(BuildBuddy.HEADER)
        .filter(name -> buildBuddy)
        .orElseThrow(
            () ->
                new ProviderFailure(
                    "no header is named for the secret",
                    "set header_name in the rule's config, or auth_method to basic_auth"));
  }
}
