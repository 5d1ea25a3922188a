package io.github.credsmith.helper.oci;

import io.github.credsmith.context.Environment;
import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.context.RequestContext;
import io.github.credsmith.document.Location;
import io.github.credsmith.helper.CredentialAnswer;
import io.github.credsmith.helper.CredentialRequest;
import io.github.credsmith.helper.LogLevel;
import io.github.credsmith.helper.ProviderFailure;
import io.github.credsmith.helper.RequestLog;
import io.github.credsmith.helper.SetupReport;
import io.github.credsmith.helperconfig.ProviderConfig;
import io.github.credsmith.helperconfig.ProviderConfig.OciConfig;
import io.github.credsmith.helperconfig.ProviderConfig.TokenExchangeMethod;
import io.github.credsmith.helperconfig.SourceEntry;
import io.github.credsmith.http.HttpClient;
import io.github.credsmith.http.HttpExchange;
import io.github.credsmith.http.HttpLimits;
import io.github.credsmith.http.MonotonicTime;
import io.github.credsmith.secret.ChildProcess;
import io.github.credsmith.secret.GoogleTokens;
import io.github.credsmith.secret.Keyring;
import io.github.credsmith.secret.Secret;
import io.github.credsmith.secret.SecretAccess;
import io.github.credsmith.secret.SourceReading;
import io.github.credsmith.uri.RequestUri;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Somebody who runs a build: environment, home, configuration, and the log they would read. */
final class Caller {
  static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

  private final Path home;
  private final Map<String, String> variables = new HashMap<>();
  private final Map<String, SourceReading> keyring = new HashMap<>();
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private final OciProvider provider = new OciProvider(ChallengeCache.standard());
  private ProviderConfig config = new OciConfig(true, TokenExchangeMethod.AUTO, Optional.empty());
  private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private Duration helperTimeout = Duration.ofSeconds(30);

  Caller(Path home) {
    this.home = home;
    variables.put("HOME", home.toString());
    variables.put("PATH", home.resolve("bin") + ":/usr/bin:/bin");
  }

  Caller with(String name, String value) {
    variables.put(name, value);
    return this;
  }

  Caller with(Map<String, String> more) {
    variables.putAll(more);
    return this;
  }

  Caller withKeyringItem(String service, SourceReading reading) {
    keyring.put(service, reading);
    return this;
  }

  Caller method(TokenExchangeMethod method) {
    config = new OciConfig(true, method, Optional.empty());
    return this;
  }

  Caller withoutDockerConfig() {
    config = new OciConfig(false, TokenExchangeMethod.AUTO, Optional.empty());
    return this;
  }

  /** A chain of static values: binding, value and so on. */
  Caller withChain(String... bindingsAndValues) {
    List<SourceEntry> chain = new ArrayList<>();
    for (int i = 0; i < bindingsAndValues.length; i += 2) {
      chain.add(
          new SourceEntry.Static(
              bindingsAndValues[i + 1], bindingsAndValues[i], Location.ofFile("config")));
    }
    config = new OciConfig(true, TokenExchangeMethod.AUTO, Optional.of(chain));
    return this;
  }

  Caller withChain(SourceEntry... entries) {
    config = new OciConfig(true, TokenExchangeMethod.AUTO, Optional.of(List.of(entries)));
    return this;
  }

  Caller at(Clock otherClock) {
    clock = otherClock;
    return this;
  }

  Caller killingHelpersAfter(Duration timeout) {
    helperTimeout = timeout;
    return this;
  }

  Caller withDockerConfig(String json) {
    return withFile(".docker/config.json", json);
  }

  Caller withFile(String name, String text) {
    try {
      Path file = home.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A docker credential helper that is a shell script. */
  Caller withHelper(String name, String script) {
    String program = "bin/docker-credential-" + name;
    withFile(program, "#!/bin/sh\n" + script + "\n");
    try {
      Files.setPosixFilePermissions(
          home.resolve(program), PosixFilePermissions.fromString("rwx------"));
      return this;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  CredentialAnswer get(String uri) throws ProviderFailure {
    return provider.answer(request(uri));
  }

  /** Every header of an answer, {@code name: value} a line. */
  static String headers(CredentialAnswer answer) {
    return answer.headers().entrySet().stream()
        .flatMap(header -> header.getValue().stream().map(v -> header.getKey() + ": " + v.reveal()))
        .collect(Collectors.joining("\n"));
  }

  /** The value of the answer's {@code Authorization} header; {@code -} without one. */
  String authorization(String uri) throws ProviderFailure {
    List<Secret> values = get(uri).headers().getOrDefault("Authorization", List.of());
    return values.isEmpty() ? "-" : values.get(0).reveal();
  }

  SetupReport setup(String uri) {
    return provider.setup(request(uri));
  }

  /** What was logged at the most detailed level, requests over the network included. */
  List<String> log() {
    return log;
  }

  Path home() {
    return home;
  }

  static String basic(String user, String password) {
    return "Basic " + base64(user + ":" + password);
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A docker configuration with one entry of {@code auths}. */
  static String auths(String key, String user, String password) {
    return "{\"auths\":{\"%s\":{\"auth\":\"%s\"}}}".formatted(key, base64(user + ":" + password));
  }

  private CredentialRequest request(String uri) {
    RequestContext context =
        new RequestContext(
            Environment.of(variables, OperatingSystem.LINUX), home, OperatingSystem.LINUX, clock);
    HttpClient http =
        new HttpClient(
            context,
            HttpLimits.standard(),
            MonotonicTime.system(),
            (HttpExchange exchange) -> log.add(exchange.toString()));
    return new CredentialRequest(
        RequestUri.parse(uri),
        context,
        config,
        http,
        new SecretAccess(context.environment(), new Items(), new GoogleTokens(context, http)),
        new ChildProcess(
            context, new ChildProcess.Limits(helperTimeout, Duration.ofMinutes(1), 1 << 20)),
        new RequestLog(LogLevel.DEBUG, log::add));
  }

  private final class Items implements Keyring {
    @Override
    public SourceReading read(String service) {
      return keyring.getOrDefault(service, new SourceReading.NotFound("no such item"));
    }

    @Override
    public void store(String service, Secret value) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean clear(String service) {
      throw new UnsupportedOperationException();
    }
  }
}
