package io.github.credsmith.helper.oci;

import io.github.credsmith.testing.TestAuthority;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

/**
 * A token server for a real registry. It gives {@link #USER} tokens for everything, and anybody
 * tokens to pull below {@code public/}; a wrong service, scope or password gets none.
 */
final class TestTokenServer implements AutoCloseable {
  static final String USER = "alice";
  static final String PASSWORD = "s3cret-for-tokens";
  static final String IDENTITY_TOKEN = "identity-of-alice";
  static final String SERVICE = "registry of the tests";
  static final String ISSUER = "token server of the tests";

  private final TestAuthority authority;
  private final boolean offersPost;
  private final MockWebServer server = new MockWebServer();
  private final List<String> methods = new CopyOnWriteArrayList<>();

  TestTokenServer(TestAuthority authority, boolean offersPost) throws IOException {
    this.authority = authority;
    this.offersPost = offersPost;
    server.useHttps(authority.serverSockets());
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer(request);
          }
        });
    server.start();
  }

  HttpUrl realm() {
    return server.url("/token").newBuilder().host("localhost").build();
  }

  /** The methods of all requests so far. */
  List<String> methods() {
    return methods;
  }

  /** The {@code auth} section of the registry's configuration. */
  String registrySection() {
    return """
        auth:
          token:
            realm: %s
            service: %s
            issuer: %s
            rootcertbundle: %s
        """
        .formatted(realm(), SERVICE, ISSUER, authority.certificate());
  }

  /** A signed token, as the answer to a request would hold it. */
  String token(String repository, String actions) {
    Instant now = Instant.now();
    String list = "\"" + actions.replace(",", "\",\"") + "\"";
    String header = "{\"typ\":\"JWT\",\"alg\":\"RS256\",\"x5c\":[\"%s\"]}";
    String claims =
        "{\"iss\":\"%s\",\"sub\":\"x\",\"aud\":\"%s\",\"jti\":\"1\",\"iat\":%d,\"nbf\":%d,\"exp\":%d,"
            + "\"access\":[{\"type\":\"repository\",\"name\":\"%s\",\"actions\":[%s]}]}";
    long seconds = now.getEpochSecond();
    try {
      String content =
          base64(header.formatted(authority.x5c()).getBytes(StandardCharsets.UTF_8))
              + "."
              + base64(
                  claims
                      .formatted(
                          ISSUER, SERVICE, seconds, seconds - 60, seconds + 300, repository, list)
                      .getBytes(StandardCharsets.UTF_8));
      return content + "." + base64(authority.sign(content.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }

  private MockResponse answer(RecordedRequest request) {
    methods.add(request.getMethod());
    boolean post = request.getMethod().equals("POST");
    if (post && !offersPost) {
      return FakeNetwork.status(405);
    }
    HttpUrl asked =
        post ? HttpUrl.get("https://form.example/?" + request.getBody().utf8()) : request.getUrl();
    Optional<String> user = post ? grantee(asked) : user(request.getHeaders().get("Authorization"));
    String[] scope = String.valueOf(asked.queryParameter("scope")).split(":");
    boolean valid =
        SERVICE.equals(asked.queryParameter("service"))
            && scope.length == 3
            && scope[0].equals("repository");
    if (!valid) {
      return FakeNetwork.status(400);
    }
    boolean everybody = scope[1].startsWith("public/") && scope[2].equals("pull");
    boolean allowed = user.map(USER::equals).orElse(everybody);
    return allowed
        ? FakeNetwork.json(
            "{\"%s\":\"%s\",\"expires_in\":300}"
                .formatted(post ? "access_token" : "token", token(scope[1], scope[2])))
        : FakeNetwork.status(401);
  }

  private static Optional<String> user(String authorization) {
    return Optional.ofNullable(authorization)
        .map(value -> value.equals(Caller.basic(USER, PASSWORD)) ? USER : "nobody");
  }

  private static Optional<String> grantee(HttpUrl form) {
    boolean known =
        switch (String.valueOf(form.queryParameter("grant_type"))) {
          case "refresh_token" -> IDENTITY_TOKEN.equals(form.queryParameter("refresh_token"));
          case "password" ->
              USER.equals(form.queryParameter("username"))
                  && PASSWORD.equals(form.queryParameter("password"));
          default -> false;
        };
    return Optional.of(known && form.queryParameter("client_id") != null ? USER : "nobody");
  }

  private static String base64(byte[] content) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(content);
  }
}
