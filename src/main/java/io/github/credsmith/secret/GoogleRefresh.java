package io.github.credsmith.secret;

import io.github.credsmith.http.HttpAnswer;
import io.github.credsmith.http.HttpClient;
import io.github.credsmith.http.HttpFailure;
import io.github.credsmith.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns a user's refresh token into the ID token that comes with it (OpenID Connect Core, section
 * 12), whose audience is the OAuth client itself. Google's library offers it only for an audience.
 */
final class GoogleRefresh {
  private final Clock clock;
  private final HttpClient http;
  private final HttpUrl endpoint;
  private final JsonMapper json = JsonMapper.builder().build();

  GoogleRefresh(Clock clock, HttpClient http, HttpUrl endpoint) {
    this.clock = clock;
    this.http = http;
    this.endpoint = endpoint;
  }

  /**
   * Asks for an ID token.
   *
   * @param credentials the JSON of a user's credentials
   */
  SourceReading idToken(byte[] credentials) throws GoogleTokenException {
    JsonNode file = parse(credentials, "the Application Default Credentials are not JSON");
    Map<String, String> form = new LinkedHashMap<>();
    for (String field : new String[] {"client_id", "client_secret", "refresh_token"}) {
      String value = file.path(field).asString("");
      if (value.isEmpty()) {
        throw new GoogleTokenException(
            "these Application Default Credentials need an audience for an ID token: name one");
      }
      form.put(field, value);
    }
    form.put("grant_type", "refresh_token");
    HttpAnswer answer = send(HttpRequest.postForm(endpoint, form).asReplayable());
    if (!answer.isSuccess()) {
      throw GoogleTokenException.refused(answer.status());
    }
    JsonNode token = parse(answer.body(), "Google's answer is not JSON");
    String idToken = token.path("id_token").asString("");
    if (idToken.isEmpty()) {
      throw new GoogleTokenException("Google answered without an ID token");
    }
    return new SourceReading.Found(Secret.of(idToken).asBearer(), expiry(token));
  }

  private Optional<Instant> expiry(JsonNode token) {
    long seconds = token.path("expires_in").asLong(0);
    return seconds <= 0
        ? Optional.empty()
        : Optional.of(clock.instant().plus(Duration.ofSeconds(seconds)));
  }

  private HttpAnswer send(HttpRequest request) throws GoogleTokenException {
    try {
      return http.send(request);
    } catch (HttpFailure failure) {
      throw new GoogleTokenException(failure.getMessage());
    }
  }

  private JsonNode parse(byte[] text, String complaint) throws GoogleTokenException {
    try {
      return json.readTree(text);
    } catch (JacksonException notJson) {
      throw new GoogleTokenException(complaint);
    }
  }
}
