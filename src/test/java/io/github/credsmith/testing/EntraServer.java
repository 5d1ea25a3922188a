package io.github.credsmith.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/**
 * Stands in for Microsoft Entra (OAuth 2.0 client credentials flow of its v2.0 endpoint): mints
 * signed access tokens for one tenant, for whoever knows a client's secret or shows the assertion
 * of a workload.
 */
public final class EntraServer implements AutoCloseable {
  public static final String TENANT = "11111111-2222-3333-4444-555555555555";
  public static final String CLIENT = "66666666-7777-8888-9999-000000000000";

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final TestAuthority signer;
  private final LocalServer server;
  private final List<Map<String, String>> forms = new CopyOnWriteArrayList<>();
  private final List<String> tokens = new CopyOnWriteArrayList<>();
  private final String secret;

  /** A server that accepts this secret, as a client's secret or a workload's assertion. */
  public EntraServer(Path folder, String secret) throws IOException {
    this.secret = secret;
    signer = new TestAuthority(folder);
    server = new LocalServer(folder, this::answer);
  }

  /** What a caller with the client's secret has in its environment. */
  public Map<String, String> environment() {
    return Map.of(
        "AZURE_AUTHORITY_HOST", server.url("/"),
        "AZURE_TENANT_ID", TENANT,
        "AZURE_CLIENT_ID", CLIENT,
        "AZURE_CLIENT_SECRET", secret,
        "SSL_CERT_FILE", server.certificateFile());
  }

  /** The forms of all requests for tokens. */
  public List<Map<String, String>> forms() {
    return List.copyOf(forms);
  }

  /** All tokens minted. */
  public List<String> tokens() {
    return List.copyOf(tokens);
  }

  public LocalServer server() {
    return server;
  }

  @Override
  public void close() {
    server.close();
  }

  private MockResponse answer(RecordedRequest request) {
    if (!request.getTarget().equals("/" + TENANT + "/oauth2/v2.0/token")) {
      return new MockResponse.Builder().code(404).build();
    }
    Map<String, String> form = Forms.parse(request.getBody().utf8());
    forms.add(form);
    boolean known =
        form.get("client_id").equals(CLIENT)
            && (secret.equals(form.get("client_secret"))
                || secret.equals(form.get("client_assertion")));
    if (!known) {
      return json(
          401,
          "{\"error\": \"invalid_client\", \"error_description\": \"AADSTS7000215: Invalid client"
              + " secret provided: "
              + form.get("client_secret")
              + "\"}");
    }
    String token = token();
    tokens.add(token);
    return json(
        200,
        "{\"token_type\": \"Bearer\", \"expires_in\": 3599, \"ext_expires_in\": 3599,"
            + " \"access_token\": \""
            + token
            + "\"}");
  }

  /** With the claims that the storage service looks at. */
  private String token() {
    long now = Instant.now().getEpochSecond();
    String claims =
        "{\"aud\": \"https://storage.azure.com\", \"iss\": \"https://sts.windows.net/%s/\", \"iat\": %d, \"nbf\": %d, \"exp\": %d, \"jti\": \"%d\"}"
            .formatted(TENANT, now, now, now + 3599, tokens.size());
    String signed = part("{\"alg\": \"RS256\", \"typ\": \"JWT\"}") + "." + part(claims);
    try {
      return signed
          + "."
          + BASE64.encodeToString(signer.sign(signed.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String part(String json) {
    return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }
}
