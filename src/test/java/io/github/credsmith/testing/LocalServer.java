package io.github.credsmith.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A server on this machine with a certificate of its own, and a client that trusts it. */
public final class LocalServer implements AutoCloseable {
  private final HeldCertificate certificate =
      new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
  private final MockWebServer server = new MockWebServer();
  private final Path certificateFile;

  /** A server that gives every request the same answer. */
  public LocalServer(Path folder, MockResponse response) throws IOException {
    this(folder, request -> response);
  }

  /** A server that answers as the function says. */
  public LocalServer(Path folder, Function<RecordedRequest, MockResponse> answers)
      throws IOException {
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
            return answers.apply(request);
          }
        });
    server.start();
  }

  /** What {@code SSL_CERT_FILE} is set to by those who trust the server. */
  public String certificateFile() {
    return certificateFile.toString();
  }

  /** The host with the port. */
  public String authority() {
    return "localhost:" + server.getPort();
  }

  public String url(String path) {
    return "https://" + authority() + path;
  }

  /** The next request, waited for. */
  public RecordedRequest takeRequest() throws InterruptedException {
    RecordedRequest request = server.takeRequest(1, TimeUnit.MINUTES);
    if (request == null) {
      throw new AssertionError("no request came");
    }
    return request;
  }

  public int requestCount() {
    return server.getRequestCount();
  }

  public OkHttpClient client() {
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
