package io.github.credsmith.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.credsmith.context.RequestContext;
import java.nio.file.Files;
import java.nio.file.Path;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which clients of a process use the same connections. */
class SharedConnectionsTest {
  private final HeldCertificate authority =
      new HeldCertificate.Builder().certificateAuthority(0).build();
  private final MockWebServer server = new MockWebServer();
  private final Connections connections = Connections.shared();

  @TempDir private Path folder;

  private Path trusted;

  @BeforeEach
  void start() throws Exception {
    HeldCertificate own =
        new HeldCertificate.Builder()
            .addSubjectAlternativeName("localhost")
            .signedBy(authority)
            .build();
    server.useHttps(
        new HandshakeCertificates.Builder().heldCertificate(own).build().sslSocketFactory());
    server.start();
    trusted = Files.writeString(folder.resolve("ca.pem"), authority.certificatePem());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void equalSettingsShareAConnection() throws Exception {
    assertThat(connection("SSL_CERT_FILE", trusted.toString())).isZero();
    assertThat(connection("SSL_CERT_FILE", trusted.toString())).isZero();
    assertThat(connection("SSL_CERT_FILE", trusted.toString(), "TERM", "dumb")).isZero();
  }

  @Test
  void otherSettingsHaveTheirOwn() throws Exception {
    assertThat(connection("SSL_CERT_FILE", trusted.toString())).isZero();
    assertThat(connection("SSL_CERT_FILE", trusted.toString(), "NO_PROXY", "x.example")).isOne();
  }

  @Test
  void nobodyTrustsWhatAnotherOneTrusts() throws Exception {
    connection("SSL_CERT_FILE", trusted.toString());
    assertThatThrownBy(() -> connection()).isInstanceOf(HttpFailure.class);
  }

  @Test
  void aFileThatChangedIsReadAnew() throws Exception {
    connection("SSL_CERT_FILE", trusted.toString());
    HeldCertificate other = new HeldCertificate.Builder().certificateAuthority(0).build();
    Files.writeString(trusted, other.certificatePem() + "\n# another one\n");
    assertThatThrownBy(() -> connection("SSL_CERT_FILE", trusted.toString()))
        .isInstanceOf(HttpFailure.class);
    Files.writeString(trusted, authority.certificatePem());
    assertThat(connection("SSL_CERT_FILE", trusted.toString())).isPositive();
  }

  @Test
  void settingsThatCannotBeUsedFailForEveryClient() {
    String absent = folder.resolve("absent.pem").toString();
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> connection("SSL_CERT_FILE", absent)).hasMessageContaining(absent);
    }
  }

  /** The number of the connection over which a new client sends. */
  private int connection(String... variables) throws Exception {
    server.enqueue(new MockResponse.Builder().body("fine").build());
    RequestContext context = TestContexts.with(variables);
    HttpClient client =
        new HttpClient(
            context,
            connections,
            HttpLimits.standard(),
            MonotonicTime.system(),
            HttpObserver.none());
    client.send(HttpRequest.get(server.url("/")));
    return server.takeRequest().getConnectionIndex();
  }
}
