package io.github.credsmith.secret;

import com.google.api.client.http.HttpResponseException;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.IdTokenProvider;
import io.github.credsmith.http.HttpClient;
import io.github.credsmith.http.HttpFailure;
import io.github.credsmith.http.HttpLimits;
import io.github.credsmith.secret.SecretSource.GoogleSource;
import io.github.credsmith.secret.SecretSource.GoogleSource.TokenType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Google's library for every kind of credentials that a file can hold. A class of its own, so that
 * the library is loaded for nobody who has no such file.
 *
 * <p>Where credentials of a workload elsewhere name Amazon's environment or a program, the library
 * reads the process's own environment for them.
 */
final class GoogleLibrary {
  private static final String ALL_OF_CLOUD = "https://www.googleapis.com/auth/cloud-platform";
  private static final Duration TIMEOUT = HttpLimits.standard().exchangeTimeout();

  private final HttpClient http;

  GoogleLibrary(HttpClient http) {
    this.http = http;
  }

  /**
   * Asks for a token; {@code Bearer} and the token, with its expiry.
   *
   * @param json the credentials
   * @throws GoogleTokenException if there is none
   */
  SourceReading.Found token(byte[] json, GoogleSource source) throws GoogleTokenException {
    return found(bounded(() -> accessToken(json, source)));
  }

  /**
   * Checks that these are credentials, without asking anyone.
   *
   * @throws GoogleTokenException if the library cannot use them
   */
  void check(byte[] json) throws GoogleTokenException {
    bounded(() -> credentials(json));
  }

  private AccessToken accessToken(byte[] json, GoogleSource source)
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

  private static SourceReading.Found found(AccessToken token) {
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
