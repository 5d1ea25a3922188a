package io.github.credsmith.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes along with a redirect, and where it is not followed. */
class RedirectsTest {
  private final MockWebServer origin = new MockWebServer();
  private final MockWebServer other = new MockWebServer();
  private final HttpClient client = HttpClient.of(TestContexts.with());

  @BeforeEach
  void start() throws Exception {
    origin.start();
    other.start();
  }

  @AfterEach
  void stop() {
    origin.close();
    other.close();
  }

  @Test
  void keepsEveryHeaderOnTheSameOrigin() throws Exception {
    origin.enqueue(redirect(307, "/there?x=1"));
    origin.enqueue(new MockResponse.Builder().body("fine").build());

    HttpAnswer answer = client.send(withCredentials(HttpRequest.get(origin.url("/"))));

    assertThat(answer.text()).isEqualTo("fine");
    assertThat(answer.url()).isEqualTo(origin.url("/there?x=1"));
    origin.takeRequest();
    assertThat(origin.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer canary");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void carriesNoCredentialToAnotherOrigin(int status) throws Exception {
    origin.enqueue(redirect(status, other.url("/").toString()));
    other.enqueue(new MockResponse.Builder().body("fine").build());

    client.send(withCredentials(HttpRequest.get(origin.url("/"))));

    RecordedRequest request = other.takeRequest();
    assertThat(request.getHeaders().toString()).doesNotContain("canary");
    assertThat(request.getHeaders().get("Accept")).isEqualTo("application/json");
  }

  @Test
  void isTheAnswerItselfForARequestWithoutRedirects() throws Exception {
    origin.enqueue(redirect(307, other.url("/").toString()));

    HttpAnswer answer =
        client.send(HttpRequest.get(origin.url("/")).withoutRedirects().withHeader("a", "b"));

    assertThat(answer.status()).isEqualTo(307);
    assertThat(other.getRequestCount()).isZero();
  }

  @Test
  void doesNotRegainCredentialsOnTheWayBack() throws Exception {
    origin.enqueue(redirect(302, other.url("/").toString()));
    other.enqueue(redirect(302, origin.url("/back").toString()));
    origin.enqueue(new MockResponse.Builder().build());

    client.send(withCredentials(HttpRequest.get(origin.url("/"))));

    origin.takeRequest();
    assertThat(origin.takeRequest().getHeaders().toString()).doesNotContain("canary");
  }

  @ParameterizedTest
  @CsvSource({"301,GET,0", "302,GET,0", "303,GET,0", "307,POST,8", "308,POST,8"})
  void turnsAPostIntoAGetWhereCustomaryAndElseKeepsIt(int status, String method, int bodySize)
      throws Exception {
    origin.enqueue(redirect(status, "/there"));
    origin.enqueue(new MockResponse.Builder().build());

    client.send(HttpRequest.postForm(origin.url("/"), Map.of("a", "canary")));

    origin.takeRequest();
    RecordedRequest second = origin.takeRequest();
    assertThat(second.getMethod()).isEqualTo(method);
    assertThat(second.getBodySize()).isEqualTo(bodySize);
  }

  @Test
  void sendsNoBodyToAnotherOrigin() {
    origin.enqueue(redirect(307, other.url("/").toString()));

    HttpFailure failure = failure(HttpRequest.postForm(origin.url("/"), Map.of("a", "canary")));

    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.REDIRECT);
    assertThat(other.getRequestCount()).isZero();
  }

  @Test
  void givesUpAfterFiveRedirects() {
    for (int i = 0; i < 7; i++) {
      origin.enqueue(redirect(302, "/again"));
    }

    assertThat(failure(HttpRequest.get(origin.url("/"))).kind())
        .isEqualTo(HttpFailure.Kind.REDIRECT);
    assertThat(origin.getRequestCount()).isEqualTo(6);
  }

  @Test
  void neverGoesFromHttpsToHttp(@TempDir Path folder) throws Exception {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName(origin.getHostName()).build();
    try (MockWebServer secure = new MockWebServer()) {
      secure.useHttps(
          new HandshakeCertificates.Builder()
              .heldCertificate(certificate)
              .build()
              .sslSocketFactory());
      secure.start();
      secure.enqueue(redirect(302, other.url("/").toString()));
      Path pem = Files.writeString(folder.resolve("ca.pem"), certificate.certificatePem());
      HttpClient trusting = HttpClient.of(TestContexts.with("SSL_CERT_FILE", pem.toString()));

      HttpFailure failure =
          catchThrowableOfType(
              HttpFailure.class,
              () -> trusting.send(withCredentials(HttpRequest.get(secure.url("/")))));

      assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.REDIRECT);
      assertThat(other.getRequestCount()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://example.com/", "javascript:alert(1)", "http://[", "file:///etc/passwd"})
  void followsOnlyHttpUrls(String location) {
    origin.enqueue(redirect(302, location));

    assertThat(failure(HttpRequest.get(origin.url("/"))).kind())
        .isEqualTo(HttpFailure.Kind.REDIRECT);
  }

  @Test
  void answersWithARedirectThatNamesNoPlace() throws Exception {
    origin.enqueue(new MockResponse.Builder().code(302).build());

    assertThat(client.send(HttpRequest.get(origin.url("/"))).status()).isEqualTo(302);
  }

  private HttpFailure failure(HttpRequest request) {
    return catchThrowableOfType(HttpFailure.class, () -> client.send(request));
  }

  private static HttpRequest withCredentials(HttpRequest request) {
    return request
        .withHeader("Authorization", "Bearer canary")
        .withHeader("Cookie", "session=canary")
        .withHeader("Proxy-Authorization", "Basic canary")
        .withHeader("x-api-key", "canary")
        .withHeader("Accept", "application/json");
  }

  private static MockResponse redirect(int status, String location) {
    return new MockResponse.Builder().code(status).addHeader("Location", location).build();
  }
}
