package io.github.credsmith.helper.oci;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * Registries and token servers under whatever host name a test gives them, with a certificate for
 * each. A caller with {@link #environment()} reaches them, and nothing else, through a proxy.
 */
final class FakeNetwork implements AutoCloseable {
  /**
   * A request that arrived.
   *
   * @param host the host it was sent to
   * @param line method and target
   * @param authorization the header's value; {@code -} without one
   * @param body the body as text
   */
  record Seen(String host, String line, String authorization, String body) {}

  private final Map<String, Function<Seen, MockResponse>> hosts = new ConcurrentHashMap<>();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final MockWebServer server = new MockWebServer();
  private final ServerSocket proxy = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
  private final Path certificate;

  FakeNetwork(Path folder, String... names) throws IOException {
    HeldCertificate.Builder builder = new HeldCertificate.Builder();
    List.of(names).forEach(builder::addSubjectAlternativeName);
    HeldCertificate held = builder.build();
    certificate = Files.writeString(folder.resolve("ca.pem"), held.certificatePem());
    server.useHttps(
        new HandshakeCertificates.Builder().heldCertificate(held).build().sslSocketFactory());
    server.setProtocols(List.of(Protocol.HTTP_1_1));
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer(request);
          }
        });
    server.start(InetAddress.getByName("127.0.0.1"), 0);
    inBackground(this::acceptAll);
  }

  /** What a host answers. */
  void host(String name, Function<Seen, MockResponse> answers) {
    hosts.put(name, answers);
  }

  /** Everything that arrived, in order. */
  List<Seen> seen() {
    return seen;
  }

  /** The variables of a caller on this network. */
  Map<String, String> environment() {
    return Map.of(
        "HTTPS_PROXY",
        "http://127.0.0.1:" + proxy.getLocalPort(),
        "SSL_CERT_FILE",
        certificate.toString());
  }

  /** A 401 with these challenges, each in a header of its own. */
  static MockResponse challenge(String... challenges) {
    MockResponse.Builder answer = new MockResponse.Builder().code(401);
    List.of(challenges).forEach(value -> answer.addHeader("WWW-Authenticate", value));
    return answer.build();
  }

  static MockResponse status(int code) {
    return new MockResponse.Builder().code(code).build();
  }

  static MockResponse json(String body) {
    return new MockResponse.Builder()
        .addHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  @Override
  public void close() throws IOException {
    proxy.close();
    server.close();
  }

  private MockResponse answer(RecordedRequest request) {
    String host = String.valueOf(request.getHeaders().get("Host"));
    String authorization = request.getHeaders().get("Authorization");
    Seen arrived =
        new Seen(
            host,
            request.getMethod() + " " + request.getTarget(),
            authorization == null ? "-" : authorization,
            request.getBody() == null ? "" : request.getBody().utf8());
    seen.add(arrived);
    Function<Seen, MockResponse> answers = hosts.get(host);
    return answers == null ? status(500) : answers.apply(arrived);
  }

  private void acceptAll() throws IOException {
    while (!proxy.isClosed()) {
      Socket client = proxy.accept();
      inBackground(() -> tunnel(client));
    }
  }

  private void tunnel(Socket client) throws IOException {
    readHead(client.getInputStream());
    client
        .getOutputStream()
        .write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    Socket target = new Socket("127.0.0.1", server.getPort());
    inBackground(
        () -> {
          target.getInputStream().transferTo(client.getOutputStream());
          client.shutdownOutput();
        });
    client.getInputStream().transferTo(target.getOutputStream());
    target.shutdownOutput();
  }

  private static void readHead(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      head.write(in.read());
    }
  }

  private interface Step {
    void run() throws IOException;
  }

  private static void inBackground(Step step) {
    Thread thread =
        new Thread(
            () -> {
              try {
                step.run();
              } catch (IOException | UncheckedIOException closed) {
                // The test is over, or one of the two ends has hung up.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
