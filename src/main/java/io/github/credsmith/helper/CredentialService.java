package io.github.credsmith.helper;

import io.github.credsmith.context.RequestContext;
import io.github.credsmith.helper.CredentialFailure.Kind;
import io.github.credsmith.helperconfig.HelperKind;
import io.github.credsmith.helperconfig.ProviderConfig;
import io.github.credsmith.secret.Secret;
import io.github.credsmith.uri.RequestUri;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Answers requests: chooses the helper, lets it answer, and checks what it answered. */
public final class CredentialService {
  /** A header's name is a token (RFC 9110 section 5.6.2). */
  private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private final ProviderRegistry providers;
  private final CredentialRequest.Factory requests;

  public CredentialService(ProviderRegistry providers, CredentialRequest.Factory requests) {
    this.providers = providers;
    this.requests = requests;
  }

  /**
   * Where the answer to a URI would come from.
   *
   * @param choice the helper that would answer
   * @param report what the helper says
   */
  public record Setup(HelperChoice choice, SetupReport report) {}

  /**
   * Which helper answers a URI for a caller.
   *
   * @param uri the URI
   * @param choice the helper and its configuration
   */
  public record Route(RequestUri uri, HelperChoice choice) {}

  /**
   * What an answer depends on besides the caller: for one caller, answers with equal keys are
   * equal.
   */
  public record AnswerKey(HelperKind kind, ProviderConfig config, boolean bareHost, String part) {}

  /**
   * Chooses the helper for a URI.
   *
   * @throws CredentialFailure if the configuration cannot be used
   */
  public Route route(RequestUri uri, RequestContext context, RequestLog log)
      throws CredentialFailure {
    return new Route(uri, choose(uri, context, log));
  }

  /** What the answer on a route depends on. */
  public AnswerKey key(Route route) {
    HelperChoice choice = route.choice();
    return new AnswerKey(
        choice.kind(),
        choice.config(),
        route.uri().bareHost(),
        providers.of(choice.kind()).cacheKey(route.uri()));
  }

  /**
   * The variables that a library would read from this process rather than from the caller, were it
   * asked on a route: names, or beginnings of names before a {@code *}.
   */
  public Set<String> processVariables(Route route, RequestContext context, RequestLog log) {
    HelperChoice choice = route.choice();
    return providers
        .of(choice.kind())
        .processVariables(requests.create(route.uri(), context, choice.config(), log));
  }

  /**
   * The headers for a URI.
   *
   * @throws CredentialFailure if there is no answer
   */
  public CredentialAnswer answer(RequestUri uri, RequestContext context, RequestLog log)
      throws CredentialFailure {
    return answer(route(uri, context, log), context, log);
  }

  /**
   * The headers for the URI of a route.
   *
   * @throws CredentialFailure if there is no answer
   */
  public CredentialAnswer answer(Route route, RequestContext context, RequestLog log)
      throws CredentialFailure {
    RequestUri uri = route.uri();
    HelperChoice choice = route.choice();
    CredentialRequest request = requests.create(uri, context, choice.config(), log);
    try {
      CredentialAnswer answer = providers.of(choice.kind()).answer(request);
      checkHeaders(answer);
      log.basic(
          () ->
              uri.host()
                  + (answer.isNone() ? ": no headers" : ": " + answer.headers().keySet())
                  + answer.expires().map(e -> ", until " + e).orElse(""));
      return answer;
    } catch (ProviderFailure e) {
      throw failure(Kind.CREDENTIALS, uri.host(), " (" + choice.kind().id() + ")", e, log);
    }
  }

  /**
   * What is kept for a whole registry, by the rule or default that answers its bare host.
   *
   * @param registry a bare host
   * @return empty if there is nothing
   * @throws CredentialFailure if that cannot be told
   */
  public Optional<StoredLogin> login(RequestUri registry, RequestContext context, RequestLog log)
      throws CredentialFailure {
    HelperChoice choice = choose(registry, context, log);
    CredentialRequest request = requests.create(registry, context, choice.config(), log);
    try {
      return providers.of(choice.kind()).login(request);
    } catch (ProviderFailure e) {
      throw failure(Kind.CREDENTIALS, registry.host(), " (" + choice.kind().id() + ")", e, log);
    }
  }

  /**
   * The registries that rules of the configuration file name exactly, in the file's order. Which
   * others a pattern covers, nobody knows.
   *
   * @throws CredentialFailure if the configuration cannot be used
   */
  public List<String> registries(RequestContext context, RequestLog log) throws CredentialFailure {
    try {
      return HelperSelection.registries(context);
    } catch (ProviderFailure e) {
      throw failure(Kind.CONFIGURATION, "docker-credential", "", e, log);
    }
  }

  /**
   * Where the answer to a URI would come from, for people.
   *
   * @throws CredentialFailure if the configuration cannot be used
   */
  public Setup setup(RequestUri uri, RequestContext context, RequestLog log)
      throws CredentialFailure {
    HelperChoice choice = choose(uri, context, log);
    CredentialRequest request = requests.create(uri, context, choice.config(), log);
    return new Setup(choice, providers.of(choice.kind()).setup(request));
  }

  private static HelperChoice choose(RequestUri uri, RequestContext context, RequestLog log)
      throws CredentialFailure {
    try {
      HelperChoice choice = HelperSelection.choose(uri, context);
      log.basic(
          () -> uri.host() + ": helper " + choice.kind().id() + ", because " + choice.reason());
      return choice;
    } catch (ProviderFailure e) {
      throw failure(Kind.CONFIGURATION, uri.host(), "", e, log);
    }
  }

  /** Whatever a source held goes into a header, which cannot carry every text. */
  private static void checkHeaders(CredentialAnswer answer) throws ProviderFailure {
    for (Map.Entry<String, List<Secret>> header : answer.headers().entrySet()) {
      if (!HEADER_NAME.matcher(header.getKey()).matches()) {
        throw new ProviderFailure(
            "the configured header name is not one", "correct header_name in the configuration");
      }
      for (Secret value : header.getValue()) {
        if (!value.reveal().chars().allMatch(c -> c == '\t' || c >= ' ' && c <= '~')) {
          throw new ProviderFailure(
              "the secret for the header "
                  + header.getKey()
                  + " holds a line break or another character that a header cannot carry",
              "store it again without");
        }
      }
    }
  }

  private static CredentialFailure failure(
      Kind kind, String subject, String helper, ProviderFailure e, RequestLog log) {
    return new CredentialFailure(
        kind, line(subject, log), line(helper + ": " + e.getMessage() + "; " + e.remedy(), log));
  }

  private static String line(String text, RequestLog log) {
    return log.scrub(text).replaceAll("\\p{Cntrl}", " ");
  }
}
