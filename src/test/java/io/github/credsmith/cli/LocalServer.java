package io.github.credsmith.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A server on this machine with a certificate of its own, and a client that trusts it. */
final class LocalServer implements AutoCloseable {
  private final HeldCertificate certificate =
      new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
  private final MockWebServer server = new MockWebServer();
  private final Path certificateFile;

  /** A server that gives every request the same answer. */
  LocalServer(Path folder, MockResponse response) throws IOException {
    certificateFile =
        Files.writeString(
            Files.createTempFile(folder, "certificate", ".pem"), certificate.certificatePem());
    server.useHttps(
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate)
            .build()
            .sslSocketFactory());
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return response;
          }
        });
    server.start();
  }

  /** What {@code SSL_CERT_FILE} is set to by those who trust the server. */
  String certificateFile() {
    return certificateFile.toString();
  }

  /** The host with the port. */
  String authority() {
    return "localhost:" + server.getPort();
  }

  String url(String path) {
    return "https://" + authority() + path;
  }

  /** The next request, waited for. */
  RecordedRequest takeRequest() throws InterruptedException {
    RecordedRequest request = server.takeRequest(1, TimeUnit.MINUTES);
    if (request == null) {
      throw new AssertionError("no request came");
    }
    return request;
  }

  int requestCount() {
    return server.getRequestCount();
  }

  OkHttpClient client() {
    HandshakeCertificates trust =
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(certificate.certificate())
            .build();
    return new OkHttpClient.Builder()
        .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
        .build();
  }

  @Override
  public void close() {
    server.close();
  }
}
