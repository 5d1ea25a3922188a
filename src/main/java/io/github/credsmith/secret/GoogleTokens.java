package io.github.credsmith.secret;

import com.google.api.client.http.HttpResponseException;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.IdTokenProvider;
import io.github.credsmith.context.RequestContext;
import io.github.credsmith.http.HttpClient;
import io.github.credsmith.http.HttpFailure;
import io.github.credsmith.http.HttpLimits;
import io.github.credsmith.secret.SecretSource.GoogleSource;
import io.github.credsmith.secret.SecretSource.GoogleSource.TokenType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import okhttp3.HttpUrl;

/**
 * Tokens from one caller's Application Default Credentials (google.aip.dev/auth/4110): the file
 * that {@link GoogleCredentialFile} finds, else the metadata server of the machine.
 */
public final class GoogleTokens {
  private static final String ALL_OF_CLOUD = "https://www.googleapis.com/auth/cloud-platform";
  private static final Duration TIMEOUT = HttpLimits.standard().exchangeTimeout();

  private final RequestContext context;
  private final HttpClient http;
  private final Supplier<HttpUrl> tokenEndpoint;

  /**
   * Tokens for a caller. Cheap to make: what asks for them is made when it is asked.
   *
   * @param http a client with the caller's proxies and trusted certificates
   */
  public GoogleTokens(RequestContext context, HttpClient http) {
    this(context, http, () -> HttpUrl.get("https://oauth2.googleapis.com/token"));
  }

  GoogleTokens(RequestContext context, HttpClient http, HttpUrl tokenEndpoint) {
    this(context, http, () -> tokenEndpoint);
  }

  private GoogleTokens(RequestContext context, HttpClient http, Supplier<HttpUrl> tokenEndpoint) {
    this.context = context;
    this.http = http;
    this.tokenEndpoint = tokenEndpoint;
  }

  /** Asks for a token; found is {@code Bearer} and the token, with its expiry. */
  public SourceReading read(GoogleSource source) {
    try {
      Optional<byte[]> json = new GoogleCredentialFile(context).read();
      if (json.isEmpty()) {
        return new GoogleMetadataServer(context, http).read(source);
      }
      boolean access = source.tokenType() == TokenType.ACCESS;
      if (!access && source.audience().isEmpty()) {
        return refresh().idToken(json.get());
      }
      AccessToken token = bounded(() -> token(json.get(), source));
      return found(token);
    } catch (GoogleTokenException e) {
      return new SourceReading.Failed(e.getMessage());
    }
  }

  /**
   * Where the tokens come from, in the order in which it is looked; for people. Reads files and
   * asks the metadata server for its account, but nobody for a token.
   */
  public List<SourceState> states() {
    GoogleCredentialFile file = new GoogleCredentialFile(context);
    List<SourceState> states = new ArrayList<>();
    states.add(state(file.describeNamed(), "not set", file::readNamed));
    states.add(state(file.describeWritten(), "not there", file::readWritten));
    boolean decided = states.stream().anyMatch(s -> s.state() != SourceState.State.NOT_SET);
    if (!decided) {
      states.add(new GoogleMetadataServer(context, http).state());
    }
    return states;
  }

  /**
   * What a caller's files say, as a digest: tokens of one caller are the same as long as it is, and
   * the caller's environment.
   */
  public String origin() {
    try {
      return new GoogleCredentialFile(context)
          .read()
          .map(json -> Secret.ofUtf8(json).sha256Hex().reveal())
          .orElse("no file");
    } catch (GoogleTokenException e) {
      return "unusable";
    }
  }

  private interface FileReading {
    Optional<byte[]> read() throws GoogleTokenException;
  }

  private SourceState state(String source, String absence, FileReading file) {
    SourceReading reading;
    try {
      Optional<byte[]> json = file.read();
      if (json.isPresent()) {
        bounded(() -> credentials(json.get()));
      }
      reading =
          json.isPresent()
              ? SourceReading.Found.of(Secret.ofUtf8(json.get()))
              : new SourceReading.NotFound(absence);
    } catch (GoogleTokenException e) {
      reading = new SourceReading.Failed(e.getMessage());
    }
    return SourceState.of(LookupChain.DEFAULT_BINDING, source, reading);
  }

  private GoogleRefresh refresh() {
    return new GoogleRefresh(context.clock(), http, tokenEndpoint.get());
  }

  private AccessToken token(byte[] json, GoogleSource source)
      throws IOException, GoogleTokenException {
    GoogleCredentials credentials = credentials(json);
    if (source.tokenType() != TokenType.ACCESS) {
      if (credentials instanceof IdTokenProvider provider) {
        return provider.idTokenWithAudience(source.audience().orElseThrow(), List.of());
      }
      throw new GoogleTokenException("credentials of this type mint no ID tokens");
    }
    List<String> scopes = source.scopes().isEmpty() ? List.of(ALL_OF_CLOUD) : source.scopes();
    return credentials.createScoped(scopes).refreshAccessToken();
  }

  private GoogleCredentials credentials(byte[] json) throws IOException {
    return GoogleCredentials.fromStream(
        new ByteArrayInputStream(json), () -> new GoogleTransport(http));
  }

  private static SourceReading found(AccessToken token) {
    return new SourceReading.Found(
        Secret.of(token.getTokenValue()).asBearer(),
        Optional.ofNullable(token.getExpirationTime()).map(Date::toInstant));
  }

  /** Google's library retries and waits as it sees fit; the whole of it is bounded here. */
  private static <T> T bounded(Callable<T> step) throws GoogleTokenException {
    try {
      return new Bounded("google credentials", TIMEOUT).run(step);
    } catch (TimeoutException e) {
      throw new GoogleTokenException(
          "Google did not answer within " + TIMEOUT.toSeconds() + " s: check the network");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GoogleTokenException("interrupted");
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  /** The library's own messages quote what the server sent; only what we know is passed on. */
  private static GoogleTokenException failure(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof GoogleTokenException known) {
        return known;
      }
      if (t instanceof HttpFailure failure) {
        return new GoogleTokenException(failure.getMessage());
      }
      if (t instanceof HttpResponseException response) {
        return GoogleTokenException.refused(response.getStatusCode());
      }
    }
    return new GoogleTokenException(
        "the Application Default Credentials cannot be used: run gcloud auth application-default"
            + " login");
  }
}
