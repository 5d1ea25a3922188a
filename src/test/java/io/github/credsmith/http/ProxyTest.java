package io.github.credsmith.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.credsmith.context.OperatingSystem;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proxies as the environment names them. */
class ProxyTest {
  private static final HttpUrl PLAIN = HttpUrl.get("http://registry.example.test/v2/");
  private static final HttpUrl SECURE = HttpUrl.get("https://registry.example.test/v2/");
  private static final String BASIC =
      "Basic " + Base64.getEncoder().encodeToString("joe:pa:ss".getBytes(StandardCharsets.UTF_8));

  private final MockWebServer proxy = new MockWebServer();

  @BeforeEach
  void start() throws Exception {
    proxy.start(InetAddress.getByName("127.0.0.1"), 0);
  }

  @AfterEach
  void stop() {
    proxy.close();
  }

  @Test
  void sendsPlainRequestsThroughTheProxy() throws Exception {
    proxy.enqueue(new MockResponse.Builder().body("fine").build());

    HttpAnswer answer = client("http_proxy", address()).send(HttpRequest.get(PLAIN));

    assertThat(answer.text()).isEqualTo("fine");
    assertThat(proxy.takeRequest().getRequestLine())
        .isEqualTo("GET http://registry.example.test/v2/ HTTP/1.1");
  }

  @Test
  void offersCredentialsToAPlainProxyThatAsks() throws Exception {
    proxy.enqueue(proxyAsks());
    proxy.enqueue(new MockResponse.Builder().body("fine").build());

    client("http_proxy", "http://joe:pa%3Ass@" + address()).send(HttpRequest.get(PLAIN));

    proxy.takeRequest();
    assertThat(proxy.takeRequest().getHeaders().get("Proxy-Authorization")).isEqualTo(BASIC);
  }

  @Test
  void tunnelsThroughTheProxyAndKeepsItsCredentialsFromTheHost(@TempDir Path folder)
      throws Exception {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName(SECURE.host()).build();
    proxy.useHttps(
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate)
            .build()
            .sslSocketFactory());
    proxy.enqueue(new MockResponse.Builder().inTunnel().build());
    proxy.enqueue(new MockResponse.Builder().body("fine").build());
    Path pem = Files.writeString(folder.resolve("ca.pem"), certificate.certificatePem());

    HttpAnswer answer =
        client("HTTPS_PROXY", "http://joe:pa:ss@" + address(), "SSL_CERT_FILE", pem.toString())
            .send(HttpRequest.get(SECURE).withHeader("Authorization", "Bearer canary"));

    assertThat(answer.text()).isEqualTo("fine");
    RecordedRequest connect = proxy.takeRequest();
    assertThat(connect.getRequestLine()).isEqualTo("CONNECT registry.example.test:443 HTTP/1.1");
    assertThat(connect.getHeaders().get("Proxy-Authorization")).isEqualTo(BASIC);
    assertThat(connect.getHeaders().get("Authorization")).isNull();
    RecordedRequest inside = proxy.takeRequest();
    assertThat(inside.getHeaders().get("Proxy-Authorization")).isNull();
    assertThat(inside.getHeaders().get("Authorization")).isEqualTo("Bearer canary");
  }

  @Test
  void namesAProxyThatRefusesTheTunnel() {
    proxy.useHttps(new HandshakeCertificates.Builder().build().sslSocketFactory());
    proxy.enqueue(new MockResponse.Builder().inTunnel().code(403).build());

    HttpFailure failure = failure(SECURE, "HTTPS_PROXY", address());

    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.PROXY);
    assertThat(failure).hasMessageContaining("127.0.0.1:" + proxy.getPort());
  }

  @Test
  void offersRefusedProxyCredentialsOnceOnly() {
    proxy.useHttps(new HandshakeCertificates.Builder().build().sslSocketFactory());
    for (int i = 0; i < 5; i++) {
      proxy.enqueue(proxyAsks().newBuilder().inTunnel().build());
    }

    HttpFailure failure = failure(SECURE, "HTTPS_PROXY", "http://joe:canary@" + address());

    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.PROXY);
    assertThat(failure.getMessage()).doesNotContain("canary").doesNotContain("joe");
    assertThat(proxy.getRequestCount()).isEqualTo(1);
  }

  @Test
  void namesAProxyThatIsNotThere() {
    proxy.close();

    HttpFailure failure = failure(SECURE, "https_proxy", address());

    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.PROXY);
    assertThat(failure).hasMessageContaining("registry.example.test");
  }

  @Test
  void goesThroughASocksProxyThatResolvesTheName() throws Exception {
    try (MockWebServer target = new MockWebServer();
        SocksServer socks = new SocksServer(target)) {
      target.start(InetAddress.getByName("127.0.0.1"), 0);
      target.enqueue(new MockResponse.Builder().body("fine").build());

      HttpAnswer answer =
          client("ALL_PROXY", "socks5h://127.0.0.1:" + socks.port()).send(HttpRequest.get(PLAIN));

      assertThat(answer.text()).isEqualTo("fine");
      assertThat(socks.requestedHost()).isEqualTo("registry.example.test");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https, https_proxy=a, a",
    "https, HTTPS_PROXY=a, a",
    "https, https_proxy=a HTTPS_PROXY=b, a",
    "https, https_proxy= HTTPS_PROXY=b, b",
    "https, HTTPS_PROXY=a ALL_PROXY=b, a",
    "https, ALL_PROXY=b, b",
    "https, all_proxy=a ALL_PROXY=b, a",
    "https, http_proxy=a HTTP_PROXY=b, ",
    "http,  http_proxy=a https_proxy=b, a",
    "http,  HTTP_PROXY=a, ",
    "http,  HTTP_PROXY=a ALL_PROXY=b, b",
    "http,  https_proxy=a, ",
    "https, https_proxy=a NO_PROXY=example.test, ",
    "https, https_proxy=a NO_PROXY=* no_proxy=other.test, a",
  })
  void readsTheVariablesAsCurlDoes(String scheme, String variables, String expected)
      throws Exception {
    String[] namesAndValues = variables.replace(" ", "=").split("=", -1);

    Optional<ProxyServer> chosen =
        NetworkSettings.of(TestContexts.with(namesAndValues))
            .proxies()
            .select(HttpUrl.get(scheme + "://registry.example.test/"));

    assertThat(chosen.map(ProxyServer::host)).isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  void readsTheVariablesInAnyCaseOnWindows() throws Exception {
    NetworkSettings settings =
        NetworkSettings.of(
            TestContexts.on(
                OperatingSystem.WINDOWS, Path.of("/"), "HTTP_PROXY", "a", "Https_Proxy", "b"));

    assertThat(settings.proxies().select(PLAIN).map(ProxyServer::host)).contains("a");
    assertThat(settings.proxies().select(SECURE).map(ProxyServer::host)).contains("b");
  }

  @ParameterizedTest
  @CsvSource({
    "proxy.example.com:3128, HTTP @ proxy.example.com:3128",
    "proxy.example.com, HTTP @ proxy.example.com:1080",
    "http://proxy.example.com:80, HTTP @ proxy.example.com:80",
    "http://proxy.example.com/, HTTP @ proxy.example.com:1080",
    "http://u:p@proxy.example.com:8080/, HTTP @ proxy.example.com:8080",
    "http://[::1]:8080, HTTP @ ::1:8080",
    "SOCKS5://proxy:9050, SOCKS @ proxy:9050",
    "socks5h://proxy, SOCKS @ proxy:1080",
  })
  void readsAProxyUrl(String value, String expected) throws Exception {
    ProxyServer server = ProxyServer.parse("ALL_PROXY", value);

    assertThat(server.type() + " @ " + server).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://joe:canary@proxy:1",
        "ftp://canary",
        "http://",
        "http://canary:99999",
        "socks5://joe:canary@p"
      })
  void namesAnUnusableProxyVariableWithoutItsValue(String value) {
    HttpFailure failure = failure(SECURE, "HTTPS_PROXY", value);

    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.SETTINGS);
    assertThat(failure.getMessage()).contains("HTTPS_PROXY").doesNotContain("canary");
  }

  private String address() {
    return "127.0.0.1:" + proxy.getPort();
  }

  private static HttpClient client(String... variables) {
    return HttpClient.of(TestContexts.with(variables));
  }

  private static HttpFailure failure(HttpUrl url, String... variables) {
    return catchThrowableOfType(
        HttpFailure.class, () -> client(variables).send(HttpRequest.get(url)));
  }

  private static MockResponse proxyAsks() {
    return new MockResponse.Builder()
        .code(407)
        .addHeader("Proxy-Authenticate", "Basic realm=\"proxy\"")
        .build();
  }
}
