package io.github.credsmith.helper;

import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.context.RequestContext;
import io.github.credsmith.context.UsedInputs;
import io.github.credsmith.helper.azure.AzureStorageProvider;
import io.github.credsmith.helper.github.GithubProvider;
import io.github.credsmith.helper.google.GoogleProvider;
import io.github.credsmith.helper.oci.ChallengeCache;
import io.github.credsmith.helper.oci.OciProvider;
import io.github.credsmith.helper.remoteapis.RemoteApisProvider;
import io.github.credsmith.helper.s3.S3Provider;
import io.github.credsmith.http.HttpClient;
import io.github.credsmith.http.HttpLimits;
import io.github.credsmith.http.MonotonicTime;
import io.github.credsmith.http.TestContexts;
import io.github.credsmith.secret.ChildProcess;
import io.github.credsmith.secret.GoogleTokens;
import io.github.credsmith.secret.Keyring;
import io.github.credsmith.secret.SecretAccess;
import io.github.credsmith.uri.RequestUri;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/** Someone who asks the credential helper, with a workspace of their own and no network. */
public final class Caller {
  private static final HttpUrl NOBODY = HttpUrl.get("http://127.0.0.1:1/");

  private final Path workspace;
  private final Map<String, String> environment = new TreeMap<>();
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private Keyring keyring = FakeKeyring.with(Map.of());
  private HttpUrl githubApi = NOBODY;
  private LogLevel level = LogLevel.DEBUG;
  private Clock clock = Clock.fixed(TestContexts.NOW, ZoneOffset.UTC);
  private final CredentialService service = newService();

  public Caller(Path workspace) {
    this.workspace = workspace;
    environment.put("HOME", workspace.resolve("home").toString());
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
  }

  public Caller with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  public Caller with(Map<String, String> variables) {
    environment.putAll(variables);
    return this;
  }

  public Caller without(String name) {
    environment.remove(name);
    return this;
  }

  public Caller keyring(Keyring other) {
    keyring = other;
    return this;
  }

  /** A server that plays GitHub's API, whatever the host whose API is asked. */
  public Caller githubApi(HttpUrl server) {
    githubApi = server;
    return this;
  }

  /** The caller's time from now on; {@link TestContexts#NOW} at first. */
  public Caller at(Instant now) {
    clock = Clock.fixed(now, ZoneOffset.UTC);
    return this;
  }

  public Caller logging(LogLevel other) {
    level = other;
    return this;
  }

  /** The workspace's configuration file. */
  public Caller config(String json) {
    return file(".tweag-credential-helper.json", json);
  }

  /** A file below the workspace; the caller's home is {@code home}. */
  public Caller file(String path, String content) {
    try {
      Path file = workspace.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public RequestContext context() {
    String[] pairs =
        environment.entrySet().stream()
            .flatMap(e -> List.of(e.getKey(), e.getValue()).stream())
            .toArray(String[]::new);
    RequestContext fixed = TestContexts.on(OperatingSystem.LINUX, workspace, pairs);
    return new RequestContext(fixed.environment(), fixed.workingDirectory(), fixed.os(), clock);
  }

  public CredentialAnswer answer(String uri) throws CredentialFailure {
    return service.answer(RequestUri.parse(uri), context(), requestLog());
  }

  /** As {@link #answer(String)}, by a context that records. */
  public CredentialAnswer answer(String uri, UsedInputs used) throws CredentialFailure {
    return service.answer(RequestUri.parse(uri), context().recording(used), requestLog());
  }

  /** The answer's headers, each with its values. */
  public Map<String, List<String>> headers(String uri) throws CredentialFailure {
    return headers(answer(uri));
  }

  /** As {@link #headers(String)}, of an answer that is there. */
  public static Map<String, List<String>> headers(CredentialAnswer answer) {
    return answer.headers().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                e -> e.getValue().stream().map(v -> v.reveal()).toList(),
                (one, other) -> one,
                TreeMap::new));
  }

  public CredentialService.Setup setup(String uri) throws CredentialFailure {
    return service.setup(RequestUri.parse(uri), context(), requestLog());
  }

  /** What answers this caller and others. */
  public CredentialService service() {
    return service;
  }

  /** What was logged so far. */
  public List<String> log() {
    return List.copyOf(log);
  }

  /** The log of one request of theirs. */
  public RequestLog requestLog() {
    return new RequestLog(level, log::add);
  }

  private CredentialService newService() {
    GithubProvider github =
        new GithubProvider(
            url ->
                githubApi
                    .newBuilder()
                    .encodedPath(url.encodedPath())
                    .addQueryParameter("host", url.host() + ":" + url.port())
                    .build());
    return new CredentialService(
        new ProviderRegistry(
            List.of(
                github,
                new AzureStorageProvider(),
                GoogleProvider.artifactRegistry(),
                GoogleProvider.cloudStorage(),
                new OciProvider(ChallengeCache.standard()),
                new RemoteApisProvider(),
                new S3Provider(),
                new NullProvider())),
        (uri, context, config, requestLog) -> {
          HttpClient http =
              new HttpClient(
                  context,
                  HttpLimits.standard(),
                  MonotonicTime.system(),
                  exchange -> requestLog.debug(exchange::toString));
          return new CredentialRequest(
              uri,
              context,
              config,
              http,
              new SecretAccess(context.environment(), keyring, new GoogleTokens(context, http)),
              new ChildProcess(context, ChildProcess.Limits.standard()),
              requestLog);
        });
  }
}
