package io.github.credsmith.helper.kubelet;

import io.github.credsmith.helper.RegistryCredentials.Login;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A {@code CredentialProviderResponse} for all images of a registry.
 *
 * @param apiVersion that of the request
 * @param cacheDuration for how long the kubelet may keep it
 * @param registry as names of images have it
 * @param login empty for none
 */
record ProviderResponse(
    String apiVersion, Duration cacheDuration, String registry, Optional<Login> login) {

  /** As JSON, without a line end. Reveals the password. */
  String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("apiVersion", apiVersion);
      json.writeStringProperty("kind", "CredentialProviderResponse");
      json.writeStringProperty("cacheKeyType", "Registry");
      json.writeStringProperty("cacheDuration", duration(cacheDuration));
      json.writeName("auth");
      json.writeStartObject();
      login.ifPresent(found -> write(json, found));
      json.writeEndObject();
      json.writeEndObject();
    }
    return text.toString();
  }

  private void write(JsonGenerator json, Login found) {
    json.writeName(registry);
    json.writeStartObject();
    json.writeStringProperty("username", found.username());
    json.writeStringProperty("password", found.password().reveal());
    json.writeEndObject();
  }

  /** As Go writes durations, in whole seconds. */
  private static String duration(Duration time) {
    String seconds = time.toSecondsPart() + "s";
    if (time.toHours() > 0) {
      return time.toHours() + "h" + time.toMinutesPart() + "m" + seconds;
    }
    return time.toMinutes() > 0 ? time.toMinutes() + "m" + seconds : seconds;
  }
}
