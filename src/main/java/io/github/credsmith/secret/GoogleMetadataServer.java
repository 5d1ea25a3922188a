package io.github.credsmith.secret;

import io.github.credsmith.context.RequestContext;
import io.github.credsmith.http.HttpAnswer;
import io.github.credsmith.http.HttpClient;
import io.github.credsmith.http.HttpFailure;
import io.github.credsmith.http.HttpLimits;
import io.github.credsmith.http.HttpRequest;
import io.github.credsmith.secret.SecretSource.GoogleSource;
import io.github.credsmith.secret.SecretSource.GoogleSource.TokenType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.HttpUrl;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The metadata server of a machine in Google's cloud (cloud.google.com/compute/docs/metadata),
 * which mints tokens for the machine's service account. Reached without a proxy and with little
 * patience: on any other machine nothing answers.
 */
final class GoogleMetadataServer {
  private static final String LINK_LOCAL = "169.254.169.254";
  private static final String ACCOUNT = "computeMetadata/v1/instance/service-accounts/default";
  private static final HttpLimits LIMITS =
      new HttpLimits(Duration.ofMillis(500), Duration.ofSeconds(2), 64 * 1024);

  private static final SourceReading NO_CREDENTIALS =
      new SourceReading.NotFound(
          "no Application Default Credentials: run gcloud auth application-default login");

  private static final SourceReading NOBODY = new SourceReading.NotFound("not answering");

  private final RequestContext context;
  private final HttpClient http;
  private final JsonMapper json = JsonMapper.builder().build();

  GoogleMetadataServer(RequestContext context, HttpClient http) {
    this.context = context;
    this.http = http.withoutProxies(LIMITS);
  }

  /** Asks the server at {@code GCE_METADATA_HOST}, else at its fixed address. */
  SourceReading read(GoogleSource source) {
    SourceReading reading = ask(base -> url(base, source), answer -> reading(answer, source));
    return reading instanceof SourceReading.NotFound ? NO_CREDENTIALS : reading;
  }

  /** Whether the machine has a service account; asks for no token. */
  SourceState state() {
    SourceReading reading =
        ask(
            base -> base.newBuilder().addPathSegments(ACCOUNT).addPathSegment("email").build(),
            GoogleMetadataServer::account);
    return SourceState.of(
        LookupChain.DEFAULT_BINDING, "metadata server " + host().orElse(LINK_LOCAL), reading);
  }

  private SourceReading ask(
      Function<HttpUrl, HttpUrl> path, Function<HttpAnswer, SourceReading> reading) {
    Optional<String> host = host();
    boolean forbidden =
        context.environment().get("NO_GCE_CHECK").filter("true"::equalsIgnoreCase).isPresent();
    HttpUrl base = HttpUrl.parse("http://" + host.orElse(LINK_LOCAL) + "/");
    if (base == null) {
      return new SourceReading.Failed("GCE_METADATA_HOST is not a host");
    }
    if (forbidden && host.isEmpty()) {
      return new SourceReading.NotFound("not asked, because NO_GCE_CHECK is true");
    }
    try {
      HttpAnswer answer =
          http.send(HttpRequest.get(path.apply(base)).withHeader("Metadata-Flavor", "Google"));
      // A captive portal answers for every address; the real server says who it is.
      return answer.header("Metadata-Flavor").filter("Google"::equals).isPresent()
          ? reading.apply(answer)
          : NOBODY;
    } catch (HttpFailure failure) {
      return host.isPresent() ? new SourceReading.Failed(failure.getMessage()) : NOBODY;
    }
  }

  private Optional<String> host() {
    return context.environment().nonEmpty("GCE_METADATA_HOST");
  }

  private static SourceReading account(HttpAnswer answer) {
    return answer.isSuccess()
        ? SourceReading.Found.of(Secret.of(answer.text()))
        : new SourceReading.NotFound("the machine has no service account");
  }

  private static HttpUrl url(HttpUrl base, GoogleSource source) {
    HttpUrl.Builder url = base.newBuilder().addPathSegments(ACCOUNT);
    if (source.tokenType() == TokenType.ACCESS) {
      url.addPathSegment("token");
      if (!source.scopes().isEmpty()) {
        url.addQueryParameter("scopes", String.join(",", source.scopes()));
      }
    } else {
      url.addPathSegment("identity");
      source.audience().ifPresent(audience -> url.addQueryParameter("audience", audience));
    }
    return url.build();
  }

  private SourceReading reading(HttpAnswer answer, GoogleSource source) {
    if (!answer.isSuccess()) {
      return new SourceReading.Failed(
          "the metadata server refused a token with status " + answer.status());
    }
    return source.tokenType() == TokenType.ACCESS
        ? accessToken(answer)
        : SourceReading.Found.of(Secret.of(answer.text().strip()).asBearer());
  }

  private SourceReading accessToken(HttpAnswer answer) {
    JsonNode token;
    try {
      token = json.readTree(answer.body());
    } catch (JacksonException notJson) {
      return new SourceReading.Failed("the metadata server's answer is not JSON");
    }
    String value = token.path("access_token").asString("");
    if (value.isEmpty()) {
      return new SourceReading.Failed("the metadata server answered without a token");
    }
    long seconds = token.path("expires_in").asLong(0);
    Optional<Instant> expires =
        seconds > 0
            ? Optional.of(context.clock().instant().plusSeconds(seconds))
            : Optional.empty();
    return new SourceReading.Found(Secret.of(value).asBearer(), expires);
  }
}
