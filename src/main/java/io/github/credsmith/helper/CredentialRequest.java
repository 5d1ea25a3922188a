package io.github.credsmith.helper;

import io.github.credsmith.context.RequestContext;
import io.github.credsmith.helperconfig.ProviderConfig;
import io.github.credsmith.http.Connections;
import io.github.credsmith.http.HttpClient;
import io.github.credsmith.http.HttpLimits;
import io.github.credsmith.http.MonotonicTime;
import io.github.credsmith.secret.ChildProcess;
import io.github.credsmith.secret.CommandRunner;
import io.github.credsmith.secret.GoogleTokens;
import io.github.credsmith.secret.Keyring;
import io.github.credsmith.secret.LookupChain;
import io.github.credsmith.secret.LookupResult;
import io.github.credsmith.secret.SecretAccess;
import io.github.credsmith.uri.RequestUri;

/**
 * A URI that credentials are asked for, and everything a provider may use to find them. A provider
 * reads nothing else: no process environment, no clock, no network of its own.
 *
 * @param uri what the caller wants to reach
 * @param context the caller's environment, working directory, platform and time
 * @param config what the matching rule says to the provider, or the provider's defaults
 * @param http the network, with the caller's proxies and trusted certificates
 * @param secrets what lookup chains are read with
 * @param commands runs programs in the caller's environment
 * @param log what happens, for people
 */
public record CredentialRequest(
    RequestUri uri,
    RequestContext context,
    ProviderConfig config,
    HttpClient http,
    SecretAccess secrets,
    CommandRunner commands,
    RequestLog log) {

  /** Makes requests: the boundary decides what the network, the keyring and programs are. */
  @FunctionalInterface
  public interface Factory {

    /** A request of a caller, to be answered with this configuration. */
    CredentialRequest create(
        RequestUri uri, RequestContext context, ProviderConfig config, RequestLog log);
  }

  /**
   * Makes requests with the network, the keyring and the programs of the callers' own machine.
   *
   * @param connections over which they reach servers
   */
  public static Factory over(Connections connections) {
    return (uri, context, config, log) -> {
      HttpClient http =
          new HttpClient(
              context,
              connections,
              HttpLimits.standard(),
              MonotonicTime.system(),
              exchange -> log.debug(exchange::toString));
      return new CredentialRequest(
          uri,
          context,
          config,
          http,
          new SecretAccess(
              context.environment(), Keyring.of(context), new GoogleTokens(context, http)),
          new ChildProcess(context, ChildProcess.Limits.standard()),
          log);
    };
  }

  /** Looks a binding's secret up, and makes it known to the log so that no line shows it. */
  public LookupResult lookup(LookupChain chain, String binding) {
    LookupResult result = chain.resolve(binding, secrets);
    if (result instanceof LookupResult.Found found) {
      log.know(found.secret());
      log.debug(() -> binding + ": found in " + found.source().description());
    }
    return result;
  }
}
