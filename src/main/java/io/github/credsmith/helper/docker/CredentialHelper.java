package io.github.credsmith.helper.docker;

import io.github.credsmith.context.RequestContext;
import io.github.credsmith.dockerconfig.CredentialHelperProtocol;
import io.github.credsmith.dockerconfig.RegistryKey;
import io.github.credsmith.helper.CredentialFailure;
import io.github.credsmith.helper.CredentialService;
import io.github.credsmith.helper.RegistryCredentials;
import io.github.credsmith.helper.RequestLog;
import io.github.credsmith.helper.StoredLogin;
import io.github.credsmith.secret.Secret;
import io.github.credsmith.uri.RequestUri;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Answers docker as one of its credential helpers (docker/docker-credential-helpers): with what a
 * request for the bare host of the registry finds, as stored credentials. It stores nothing itself.
 */
public final class CredentialHelper {
  private static final String REFUSAL =
      "credsmith keeps no logins of its own: the secret is where the rule for the registry looks for"
          + " it (credsmith setup-uri REGISTRY lists the places); to put one into the keyring, run:"
          + " credsmith setup-keyring SERVICE";

  private final CredentialService service;
  private final RequestContext context;
  private final RequestLog log;

  /**
   * The helper of one caller.
   *
   * @param log is told why there is nothing for a registry
   */
  public CredentialHelper(CredentialService service, RequestContext context, RequestLog log) {
    this.service = service;
    this.context = context;
    this.log = log;
  }

  /** The user and the secret that a client can express, in the protocol's sense. */
  private record Entry(String user, Secret secret) {}

  /** {@code get}: the credentials for the server whose address is read. */
  public HelperReply get(InputStream input) {
    ServerAddress address;
    try {
      address = ServerAddress.read(input);
    } catch (IOException e) {
      return HelperReply.failure("credsmith: no server address can be read from standard input");
    }
    if (address.isEmpty()) {
      return HelperReply.failure(CredentialHelperProtocol.NO_SERVER);
    }
    Optional<RequestUri> registry = address.registry();
    if (registry.isEmpty()) {
      return HelperReply.failure("credsmith: the server address is not that of a registry");
    }
    try {
      return entry(registry.get())
          .map(entry -> HelperReply.answer(json(address, entry)))
          .orElseGet(() -> HelperReply.failure(CredentialHelperProtocol.NOT_FOUND));
    } catch (CredentialFailure e) {
      return HelperReply.failure("credsmith: " + e.getMessage());
    }
  }

  /**
   * {@code list}: server and user of every registry that a rule names exactly and that has
   * credentials. One whose credentials cannot be read is left out.
   */
  public HelperReply list() {
    Map<String, String> users = new TreeMap<>();
    try {
      for (String host : service.registries(context, log)) {
        RegistryKey key = RegistryKey.of(host);
        ServerAddress.bareHost(key)
            .flatMap(this::readable)
            .ifPresent(entry -> users.put(key.value(), entry.user()));
      }
    } catch (CredentialFailure e) {
      return HelperReply.failure("credsmith: " + e.getMessage());
    }
    return HelperReply.answer(json(users));
  }

  /**
   * {@code store} and {@code erase}: refused, since a login that seems stored and is not found
   * again is worse. What is sent is not looked at.
   */
  public HelperReply refuseChange() {
    return HelperReply.failure(REFUSAL);
  }

  private Optional<Entry> readable(RequestUri registry) {
    try {
      return entry(registry);
    } catch (CredentialFailure e) {
      log.debug(e::getMessage);
      return Optional.empty();
    }
  }

  private Optional<Entry> entry(RequestUri registry) throws CredentialFailure {
    Optional<RegistryCredentials> stored =
        service.login(registry, context, log).map(StoredLogin::credentials);
    Optional<Entry> entry = stored.flatMap(CredentialHelper::expressed);
    if (entry.isEmpty()) {
      log.debug(
          () ->
              registry.authority()
                  + (stored.isPresent()
                      ? ": a registry token only, which docker's protocol cannot express"
                      : ": no credentials stored"));
    }
    return entry;
  }

  /** As docker itself would store them: an identity token rather than the password it came from. */
  private static Optional<Entry> expressed(RegistryCredentials credentials) {
    return credentials
        .identityToken()
        .map(token -> new Entry(CredentialHelperProtocol.TOKEN_USER, token))
        .or(() -> credentials.login().map(login -> new Entry(login.username(), login.password())));
  }

  private static String json(ServerAddress address, Entry entry) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("ServerURL", address.text());
      json.writeStringProperty("Username", entry.user());
      json.writeStringProperty("Secret", entry.secret().reveal());
      json.writeEndObject();
    }
    return text.toString();
  }

  private static String json(Map<String, String> users) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      users.forEach(json::writeStringProperty);
      json.writeEndObject();
    }
    return text.toString();
  }
}
