package io.github.credsmith.helper.oci;

import io.github.credsmith.helper.ProviderFailure;
import io.github.credsmith.helper.RegistryCredentials;
import io.github.credsmith.helper.RegistryCredentials.Login;
import io.github.credsmith.helper.RequestLog;
import io.github.credsmith.helperconfig.ProviderConfig.TokenExchangeMethod;
import io.github.credsmith.http.Deadline;
import io.github.credsmith.http.HttpAnswer;
import io.github.credsmith.http.HttpClient;
import io.github.credsmith.http.HttpFailure;
import io.github.credsmith.http.HttpRequest;
import io.github.credsmith.secret.Secret;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * Gets a token for one scope from a token server: by {@code POST} (distribution, "Docker Registry
 * v2 authentication using OAuth2") or by {@code GET} ("Token Authentication Specification").
 */
final class TokenExchange {
  private static final String CLIENT = "credsmith";

  /**
   * The statuses by which servers say that they do not know the {@code POST}. 404, 405 and 501 mean
   * it; by what containerd's authorizer notes of servers that take the same credentials by {@code
   * GET}, Azure's answers with 400 and Artifactory with 401.
   */
  private static final Set<Integer> NOT_OFFERED = Set.of(400, 401, 404, 405, 501);

  private final HttpClient http;
  private final Deadline deadline;
  private final Clock clock;
  private final RequestLog log;

  TokenExchange(HttpClient http, Deadline deadline, Clock clock, RequestLog log) {
    this.http = http;
    this.deadline = deadline;
    this.clock = clock;
    this.log = log;
  }

  /**
   * A token for anybody.
   *
   * @throws ProviderFailure if the server gives none
   */
  AccessToken anonymous(TokenServer server, RegistryRequest.Resource resource)
      throws ProviderFailure {
    HttpAnswer answer = send(get(server, resource.scope()));
    if (isRefusal(answer)) {
      throw refused(answer, server, resource, "to anybody, and no credentials were found");
    }
    return token(answer, server);
  }

  /**
   * A token for the owner of the credentials.
   *
   * @throws ProviderFailure if the server gives none, or the method is none for these credentials
   */
  AccessToken authenticated(
      TokenServer server,
      RegistryRequest.Resource resource,
      CredentialReading.Found found,
      TokenExchangeMethod method)
      throws ProviderFailure {
    List<HttpRequest> attempts = attempts(server, resource.scope(), found.credentials(), method);
    HttpAnswer answer = send(attempts.get(0));
    for (HttpRequest next : attempts.subList(1, attempts.size())) {
      if (NOT_OFFERED.contains(answer.status())) {
        answer = send(next);
      }
    }
    if (isRefusal(answer)) {
      throw refused(answer, server, resource, "for the credentials of " + found.source());
    }
    return token(answer, server);
  }

  /** What to send, each if the one before is not offered; at least one. */
  private static List<HttpRequest> attempts(
      TokenServer server, String scope, RegistryCredentials credentials, TokenExchangeMethod method)
      throws ProviderFailure {
    List<HttpRequest> attempts = new ArrayList<>();
    if (method != TokenExchangeMethod.BASIC) {
      grant(credentials).ifPresent(grant -> attempts.add(post(server, scope, grant)));
    }
    Optional<Login> login = credentials.login();
    if (method != TokenExchangeMethod.OAUTH2 && login.isPresent()) {
      String basic = login.get().asBasic().reveal();
      attempts.add(get(server, scope).withHeader("Authorization", basic));
    }
    if (attempts.isEmpty()) {
      throw new ProviderFailure(
          "an identity token cannot be exchanged by the method " + method.id(),
          "set token_exchange_method to auto in the helper configuration");
    }
    return attempts;
  }

  private AccessToken token(HttpAnswer answer, TokenServer server) throws ProviderFailure {
    String host = server.realm().host();
    if (!answer.isSuccess()) {
      throw new ProviderFailure(
          "the token server " + host + " answers with HTTP " + answer.status(), "try again later");
    }
    AccessToken token =
        AccessToken.parse(answer.body(), clock)
            .orElseThrow(
                () ->
                    new ProviderFailure(
                        "the token server " + host + " answered without a token",
                        "check the registry's configuration"));
    log.know(token.token());
    return token;
  }

  private HttpAnswer send(HttpRequest attempt) throws ProviderFailure {
    try {
      HttpAnswer answer = http.send(attempt, deadline);
      log.debug(() -> attempt + ": HTTP " + answer.status());
      return answer;
    } catch (HttpFailure failure) {
      throw new ProviderFailure(failure.getMessage(), "then try again");
    }
  }

  private static HttpRequest get(TokenServer server, String scope) {
    HttpUrl.Builder url = server.realm().newBuilder();
    server.service().ifPresent(service -> url.setQueryParameter("service", service));
    return HttpRequest.get(url.setQueryParameter("scope", scope).build());
  }

  /** Asking for a token twice does no harm, so a lost connection may be tried again. */
  private static HttpRequest post(TokenServer server, String scope, Map<String, String> grant) {
    Map<String, String> form = new LinkedHashMap<>(grant);
    server.service().ifPresent(service -> form.put("service", service));
    form.put("client_id", CLIENT);
    form.put("scope", scope);
    return HttpRequest.postForm(server.realm(), form).asReplayable();
  }

  private static Optional<Map<String, String>> grant(RegistryCredentials credentials) {
    Optional<Secret> refreshToken = credentials.refreshToken();
    if (refreshToken.isPresent()) {
      return refreshToken.map(
          token -> Map.of("grant_type", "refresh_token", "refresh_token", token.reveal()));
    }
    return credentials
        .login()
        .map(
            login ->
                Map.of(
                    "grant_type",
                    "password",
                    "username",
                    login.username(),
                    "password",
                    login.password().reveal()));
  }

  /** Whether it will answer the same the next time. */
  private static boolean isRefusal(HttpAnswer answer) {
    int status = answer.status();
    return status >= 400 && status < 500 && status != 429 || status == 501;
  }

  private static ProviderFailure refused(
      HttpAnswer answer, TokenServer server, RegistryRequest.Resource resource, String whom) {
    return new ProviderFailure(
        "the token server %s gives no token for %s %s (HTTP %d)"
            .formatted(server.realm().host(), resource.repository(), whom, answer.status()),
        resource.registry().loginAdvice());
  }
}
