package io.github.credsmith.secret;

import io.github.credsmith.context.RequestContext;
import io.github.credsmith.http.HttpClient;
import io.github.credsmith.secret.SecretSource.GoogleSource;
import io.github.credsmith.secret.SecretSource.GoogleSource.TokenType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import okhttp3.HttpUrl;

/**
 * Tokens from one caller's Application Default Credentials (google.aip.dev/auth/4110): the file
 * that {@link GoogleCredentialFile} finds, else the metadata server of the machine.
 */
public final class GoogleTokens {
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
      return new GoogleLibrary(http).token(json.get(), source);
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
   * The variables that Google's library takes from this process for these credentials, by name or,
   * before a {@code *}, by beginning: those that a workload outside Google may need, see {@link
   * GoogleWorkload}.
   */
  public Set<String> processVariables() {
    try {
      return new GoogleCredentialFile(context)
          .read()
          .map(GoogleWorkload::of)
          .map(GoogleWorkload::processVariables)
          .orElse(Set.of());
    } catch (GoogleTokenException e) {
      return Set.of();
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
        new GoogleLibrary(http).check(json.get());
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
}
