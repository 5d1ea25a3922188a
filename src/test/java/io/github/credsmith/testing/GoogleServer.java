package io.github.credsmith.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HeldCertificate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands in for Google: its token endpoints, and a storage that gives its objects to whoever shows
 * one of the tokens. Serves the kinds of credentials that files can hold.
 */
public final class GoogleServer implements AutoCloseable {
  public static final String OBJECT = "the object's bytes";

  private static final String REFRESH_TOKEN = "canary-refresh-token";
  private static final String SUBJECT_TOKEN = "canary-subject-token";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final HeldCertificate account = new HeldCertificate.Builder().rsa2048().build();
  private final LocalServer server;
  private final Path folder;
  private final List<String> tokens = new CopyOnWriteArrayList<>();
  private final List<String> scopes = new CopyOnWriteArrayList<>();

  public GoogleServer(Path folder) throws IOException {
    this.folder = folder;
    server = new LocalServer(folder, this::answer);
  }

  /** The key of a service account. */
  public Path serviceAccount() throws IOException {
    String key = account.privateKeyPkcs8Pem().replace("\n", "\\n");
    return file(
        "service-account.json",
        """
        {"type": "service_account", "project_id": "p", "private_key_id": "1",
         "private_key": "%s", "client_email": "builder@example.com", "client_id": "1",
         "token_uri": "%s"}
        """
            .formatted(key, server.url("/token")));
  }

  /** A user's login, as gcloud writes it. */
  public Path user() throws IOException {
    return file("user.json", userJson());
  }

  /** A service account that the user may act as. */
  public Path impersonated() throws IOException {
    return file(
        "impersonated.json",
        """
        {"type": "impersonated_service_account", "delegates": [],
         "service_account_impersonation_url": "%s",
         "source_credentials": %s}
        """
            .formatted(
                server.url("/v1/projects/-/serviceAccounts/a@example.com:generateAccessToken"),
                userJson()));
  }

  /** A workload elsewhere that has a token of its own in a file. */
  public Path externalAccount() throws IOException {
    Path subject = file("subject-token", SUBJECT_TOKEN);
    return file(
        "external.json",
        """
        {"type": "external_account", "audience": "//iam.googleapis.com/pools/p/providers/q",
         "subject_token_type": "urn:ietf:params:oauth:token-type:jwt",
         "token_url": "%s", "credential_source": {"file": "%s"}}
        """
            .formatted(server.url("/sts"), subject));
  }

  /** Every token given out, in order. */
  public List<String> tokens() {
    return List.copyOf(tokens);
  }

  /** What each of the tokens was asked for, in order. */
  public List<String> scopes() {
    return List.copyOf(scopes);
  }

  public LocalServer server() {
    return server;
  }

  @Override
  public void close() {
    server.close();
  }

  private String userJson() {
    return """
        {"type": "authorized_user", "client_id": "client", "client_secret": "canary-secret",
         "refresh_token": "%s", "token_uri": "%s"}
        """
        .formatted(REFRESH_TOKEN, server.url("/token"));
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private MockResponse answer(RecordedRequest request) {
    String path = request.getTarget();
    String body = request.getBody() == null ? "" : request.getBody().utf8();
    if (path.equals("/token")) {
      return token(Forms.parse(body));
    }
    if (path.equals("/sts")) {
      Map<String, String> form = Forms.parse(body);
      return SUBJECT_TOKEN.equals(form.get("subject_token"))
          ? token(
              form.get("scope"),
              "access_token",
              "\"expires_in\": 3599,"
                  + " \"issued_token_type\": \"urn:ietf:params:oauth:token-type:access_token\"")
          : refused();
    }
    boolean known = tokens.contains(bearer(request));
    if (path.endsWith(":generateAccessToken")) {
      return known
          ? token(
              JSON.readTree(body).path("scope").path(0).asString(),
              "accessToken",
              "\"expireTime\": \"2099-01-01T00:00:00Z\"")
          : refused();
    }
    return known ? new MockResponse.Builder().body(OBJECT).build() : refused();
  }

  private MockResponse token(Map<String, String> form) {
    if (REFRESH_TOKEN.equals(form.get("refresh_token"))) {
      return token(form.getOrDefault("scope", ""), "access_token", "\"expires_in\": 3599");
    }
    String[] assertion = form.getOrDefault("assertion", "").split("\\.");
    if (assertion.length != 3 || !isSigned(assertion)) {
      return refused();
    }
    JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(assertion[1]));
    boolean meant =
        claims.path("iss").asString().equals("builder@example.com")
            && claims.path("aud").asString().equals("https://oauth2.googleapis.com/token");
    return meant
        ? token(claims.path("scope").asString(), "access_token", "\"expires_in\": 3599")
        : refused();
  }

  /** By the service account's key (RFC 7518 section 3.3). */
  private boolean isSigned(String[] jwt) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(account.keyPair().getPublic());
      signature.update((jwt[0] + "." + jwt[1]).getBytes(StandardCharsets.US_ASCII));
      return signature.verify(Base64.getUrlDecoder().decode(jwt[2]));
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private MockResponse token(String scope, String field, String expiry) {
    String token = "google-token-" + (tokens.size() + 1);
    tokens.add(token);
    scopes.add(scope);
    return new MockResponse.Builder()
        .addHeader("Content-Type", "application/json")
        .body("{\"%s\": \"%s\", \"token_type\": \"Bearer\", %s}".formatted(field, token, expiry))
        .build();
  }

  private static String bearer(RecordedRequest request) {
    String value = request.getHeaders().get("Authorization");
    return value != null && value.startsWith("Bearer ") ? value.substring(7) : "";
  }

  private static MockResponse refused() {
    return new MockResponse.Builder()
        .code(401)
        .body("{\"error\": \"invalid_grant\", \"echo\": \"canary\"}")
        .build();
  }
}
