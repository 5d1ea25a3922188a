package io.github.credsmith.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.credsmith.context.OperatingSystem;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom a caller trusts, and what it is told about the others. */
class TrustTest {
  private static final String HOST = "localhost";

  private final HeldCertificate authority =
      new HeldCertificate.Builder().certificateAuthority(0).build();
  private final MockWebServer server = new MockWebServer();

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void namesTheVariableThatMendsAnUnknownAuthority() throws Exception {
    serve(forHost(HOST).build());

    HttpFailure failure = failure();

    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.TLS);
    assertThat(failure).hasMessageContaining("SSL_CERT_FILE").hasMessageContaining(host());
  }

  @Test
  void trustsTheFile() throws Exception {
    serve(forHost(HOST).build());
    Path bundle = folder.resolve("bundle.pem");
    HeldCertificate unrelated = new HeldCertificate.Builder().certificateAuthority(0).build();
    Files.writeString(
        bundle,
        "# bundle\n"
            + unrelated.certificatePem()
            + "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
            + authority.certificatePem().replace("\n", "\r\n"));

    assertThat(send("SSL_CERT_FILE", bundle.toString())).isEqualTo("fine");
  }

  @Test
  void readsTheFileRelativeToTheCallersFolder() throws Exception {
    serve(forHost(HOST).build());
    Files.writeString(folder.resolve("ca.pem"), authority.certificatePem());
    HttpClient client =
        HttpClient.of(TestContexts.on(OperatingSystem.LINUX, folder, "SSL_CERT_FILE", "ca.pem"));

    assertThat(client.send(HttpRequest.get(server.url("/"))).text()).isEqualTo("fine");
  }

  @Test
  void trustsTheFolders() throws Exception {
    serve(forHost(HOST).build());
    Path second = Files.createDirectory(folder.resolve("second"));
    Files.createDirectory(second.resolve("nested"));
    Files.writeString(second.resolve("README"), "nothing here");
    Files.writeString(second.resolve("ca.0"), authority.certificatePem());

    assertThat(send("SSL_CERT_DIR", folder.resolve("absent") + "::" + second)).isEqualTo("fine");
  }

  @Test
  void trustsTheFileThoughAnotherHostIsNamed() throws Exception {
    serve(forHost("elsewhere.test").build());

    HttpFailure failure = failure("SSL_CERT_FILE", authorityFile());

    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.TLS);
    assertThat(failure).hasMessageContaining("another host");
  }

  @Test
  void tellsAnExpiredCertificate() throws Exception {
    long end = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
    serve(forHost(HOST).validityInterval(end - 1_000_000, end).build());

    assertThat(failure("SSL_CERT_FILE", authorityFile())).hasMessageContaining("not valid today");
  }

  @Test
  void tellsAPortThatSpeaksNoTls() throws Exception {
    try (ServerSocket listener = new ServerSocket(0)) {
      CompletableFuture<Socket> connection = new CompletableFuture<>();
      Thread plain = new Thread(() -> greet(listener, connection));
      plain.start();
      HttpUrl url = HttpUrl.get("https://localhost:" + listener.getLocalPort() + "/");

      HttpFailure failure =
          catchThrowableOfType(
              HttpFailure.class,
              () -> HttpClient.of(TestContexts.with()).send(HttpRequest.get(url)));

      assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.TLS);
      connection.join().close();
      plain.join();
    }
  }

  /** Speaks first and stays connected, so that the client sees what was said and nothing else. */
  private static void greet(ServerSocket listener, CompletableFuture<Socket> connection) {
    try {
      Socket client = listener.accept();
      client.getOutputStream().write("220 mail.example.com ESMTP\r\n".getBytes(US_ASCII));
      connection.complete(client);
    } catch (IOException e) {
      connection.completeExceptionally(e);
    }
  }

  @Test
  void refusesAFileThatCannotBeReadOrHoldsNoCertificate() throws Exception {
    serve(forHost(HOST).build());
    Path empty = Files.writeString(folder.resolve("empty.pem"), "nothing");

    assertThat(failure("SSL_CERT_FILE", folder.resolve("absent.pem").toString()))
        .hasMessageContaining("absent.pem, which cannot be read")
        .extracting(HttpFailure::kind)
        .isEqualTo(HttpFailure.Kind.SETTINGS);
    assertThat(failure("SSL_CERT_FILE", folder.toString())).hasMessageContaining("cannot be read");
    assertThat(failure("SSL_CERT_FILE", empty.toString()))
        .hasMessageContaining("holds no PEM certificate");
  }

  private HeldCertificate.Builder forHost(String host) {
    return new HeldCertificate.Builder().signedBy(authority).addSubjectAlternativeName(host);
  }

  private void serve(HeldCertificate certificate) throws Exception {
    server.useHttps(
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate)
            .build()
            .sslSocketFactory());
    if (!server.getStarted()) {
      server.start();
    }
    server.enqueue(new MockResponse.Builder().body("fine").build());
  }

  private String authorityFile() throws Exception {
    return Files.writeString(folder.resolve("ca.pem"), authority.certificatePem()).toString();
  }

  private HttpUrl url() {
    return server.url("/").newBuilder().host(HOST).build();
  }

  private String host() {
    return HOST + ":" + server.getPort();
  }

  private String send(String... variables) throws Exception {
    return HttpClient.of(TestContexts.with(variables)).send(HttpRequest.get(url())).text();
  }

  private HttpFailure failure(String... variables) {
    return catchThrowableOfType(HttpFailure.class, () -> send(variables));
  }
}
