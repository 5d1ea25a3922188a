package io.github.credsmith.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One exchange with a server that is slow, busy, cut off, huge or well. */
class HttpClientTest {
  private static final HttpLimits LIMITS =
      new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(9), 1000);

  private final FakeTime time = new FakeTime();
  private final List<HttpExchange> log = new ArrayList<>();
  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void answersWithStatusHeadersAndBody() throws Exception {
    server.enqueue(
        new MockResponse.Builder()
            .code(401)
            .addHeader("WWW-Authenticate", "Basic realm=\"a\"")
            .addHeader("www-authenticate", "Bearer realm=\"b\"")
            .body("no")
            .build());

    HttpAnswer answer = client().send(HttpRequest.get(url("/v2/")).withHeader("Accept", "a/b"));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.isSuccess()).isFalse();
    assertThat(answer.text()).isEqualTo("no");
    assertThat(answer.headers("WWW-Authenticate"))
        .containsExactly("Basic realm=\"a\"", "Bearer realm=\"b\"");
    RecordedRequest request = server.takeRequest();
    assertThat(request.getHeaders().get("Accept")).isEqualTo("a/b");
    assertThat(request.getHeaders().get("User-Agent"))
        .isEqualTo("credsmith/" + System.getProperty("project.version"));
  }

  @Test
  void exchangesThatShareADeadlineEndWithIt() throws Exception {
    server.enqueue(busy(429, "8"));
    server.enqueue(new MockResponse.Builder().build());
    HttpClient client = client();
    Deadline deadline = client.deadline();

    assertThat(client.send(HttpRequest.get(url("/")), deadline).status()).isEqualTo(200);
    server.enqueue(busy(429, "2"));
    assertThat(client.send(HttpRequest.get(url("/")), deadline).status()).isEqualTo(429);
    time.sleep(Duration.ofSeconds(1));
    assertThat(
            catchThrowableOfType(
                    HttpFailure.class, () -> client.send(HttpRequest.get(url("/")), deadline))
                .kind())
        .isEqualTo(HttpFailure.Kind.TIMEOUT);
  }

  @Test
  void sendsFormFields() throws Exception {
    server.enqueue(new MockResponse.Builder().build());

    client().send(HttpRequest.postForm(url("/token"), Map.of("scope", "a:b/c:pull d")));

    RecordedRequest request = server.takeRequest();
    assertThat(request.getMethod()).isEqualTo("POST");
    assertThat(request.getBody().utf8()).isEqualTo("scope=a%3Ab%2Fc%3Apull+d");
  }

  @Test
  void waitsAsLongAsABusyServerAsks() throws Exception {
    server.enqueue(busy(429, "2"));
    server.enqueue(busy(503, "Wed, 04 Mar 2026 05:06:10 GMT"));
    server.enqueue(new MockResponse.Builder().body("fine").build());

    assertThat(client().send(get()).text()).isEqualTo("fine");
    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1"})
  void asksABusyServerThreeTimesAtMost(String retryAfter) throws Exception {
    for (int i = 0; i < 4; i++) {
      server.enqueue(busy(503, retryAfter));
    }

    HttpAnswer answer = client().send(get());

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).contains(retryAfter);
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"9", "600", "99999999999999999999", "soon", "Fri, 01 Jan 2027 00:00:00 GMT"})
  void returnsTheBusyAnswerIfTheWaitIsTooLongOrUnreadable(String retryAfter) throws Exception {
    server.enqueue(busy(503, retryAfter));

    assertThat(client().send(get()).status()).isEqualTo(503);
    assertThat(time.sleeps()).isEmpty();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void doesNotRepeatOnABusyAnswerThatNamesNoWait() throws Exception {
    server.enqueue(new MockResponse.Builder().code(503).build());

    assertThat(client().send(get()).status()).isEqualTo(503);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void sendsAgainAfterALostConnection() throws Exception {
    server.enqueue(cut());
    server.enqueue(cut());
    server.enqueue(new MockResponse.Builder().body("fine").build());

    assertThat(client().send(get()).text()).isEqualTo("fine");
    assertThat(log)
        .extracting(HttpExchange::toString)
        .containsExactly(
            "GET " + url("/") + " -> CONNECTION_LOST",
            "GET " + url("/") + " -> CONNECTION_LOST",
            "GET " + url("/") + " -> 200");
  }

  @Test
  void doesNotRepeatAPostUnlessToldThatItMay() throws Exception {
    HttpRequest post = HttpRequest.postForm(url("/"), Map.of("a", "b"));
    server.enqueue(cut());
    assertThat(failure(post).kind()).isEqualTo(HttpFailure.Kind.CONNECTION_LOST);
    assertThat(server.getRequestCount()).isEqualTo(1);

    server.enqueue(cut());
    server.enqueue(new MockResponse.Builder().body("fine").build());
    assertThat(client().send(post.asReplayable()).text()).isEqualTo("fine");
  }

  @Test
  void givesUpAfterThreeLostConnections() {
    for (int i = 0; i < 4; i++) {
      server.enqueue(cut());
    }

    HttpFailure failure = failure(get());

    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.CONNECTION_LOST);
    assertThat(failure).hasMessageContaining(server.getHostName());
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void countsABodyCutShortAsALostConnection() throws Exception {
    server.enqueue(
        new MockResponse.Builder()
            .body("0123456789")
            .onResponseBody(new SocketEffect.CloseSocket())
            .build());
    server.enqueue(new MockResponse.Builder().body("fine").build());

    assertThat(client().send(get()).text()).isEqualTo("fine");
  }

  @Test
  void readsABodyUpToTheLimit() throws Exception {
    server.enqueue(new MockResponse.Builder().body("x".repeat(1000)).build());

    assertThat(client().send(get()).body()).hasSize(1000);
  }

  @Test
  void refusesABodyOverTheLimit() {
    server.enqueue(new MockResponse.Builder().body("x".repeat(1001)).build());
    assertThat(failure(get()).kind()).isEqualTo(HttpFailure.Kind.TOO_LARGE);

    server.enqueue(
        new MockResponse.Builder().chunkedBody(new Buffer().write(new byte[9000]), 100).build());
    assertThat(failure(get())).hasMessageContaining("1000 bytes");
  }

  @Test
  void endsAtTheDeadlineIfTheServerIsSilent() {
    HttpLimits hasty = new HttpLimits(Duration.ofSeconds(5), Duration.ofMillis(200), 1000);
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());

    HttpFailure failure = failure(client(hasty), get());

    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.TIMEOUT);
    assertThat(failure).hasMessageContaining("within 0.2 s");
  }

  @Test
  void endsAtTheDeadlineIfTheServerDribbles() {
    HttpLimits hasty = new HttpLimits(Duration.ofSeconds(5), Duration.ofMillis(200), 1000);
    server.enqueue(
        new MockResponse.Builder()
            .body("x".repeat(900))
            .throttleBody(1, 50, java.util.concurrent.TimeUnit.MILLISECONDS)
            .build());

    assertThat(failure(client(hasty), get()).kind()).isEqualTo(HttpFailure.Kind.TIMEOUT);
  }

  @Test
  void namesARefusedConnection() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }

    HttpFailure failure = failure(HttpRequest.get(HttpUrl.get("http://localhost:" + closed + "/")));

    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.CONNECT);
    assertThat(failure).hasMessageStartingWith("localhost:" + closed + " cannot be reached");
  }

  @Test
  void namesAnUnknownHost() {
    HttpFailure failure = failure(HttpRequest.get(HttpUrl.get("https://nowhere.invalid/")));

    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.UNKNOWN_HOST);
    assertThat(failure).hasMessageContaining("nowhere.invalid");
  }

  @Test
  void namesAPeerThatDoesNotSpeakHttp() {
    server.enqueue(new MockResponse.Builder().status("SSH-2.0 hello").build());

    assertThat(failure(get()).kind()).isEqualTo(HttpFailure.Kind.PROTOCOL);
  }

  @Test
  void stopsWhenTheThreadIsInterrupted() {
    server.enqueue(new MockResponse.Builder().build());
    Thread.currentThread().interrupt();

    HttpFailure failure = failure(get());

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.INTERRUPTED);
  }

  @Test
  void stillWorksAfterClose() throws Exception {
    server.enqueue(new MockResponse.Builder().body("one").build());
    server.enqueue(new MockResponse.Builder().body("two").build());
    HttpClient client = client();

    assertThat(client.send(get()).text()).isEqualTo("one");
    client.close();
    assertThat(client.send(get()).text()).isEqualTo("two");
  }

  private HttpClient client() {
    return client(LIMITS);
  }

  private HttpClient client(HttpLimits limits) {
    return new HttpClient(TestContexts.with(), limits, time, log::add);
  }

  private HttpFailure failure(HttpRequest request) {
    return failure(client(), request);
  }

  private static HttpFailure failure(HttpClient client, HttpRequest request) {
    return catchThrowableOfType(HttpFailure.class, () -> client.send(request));
  }

  private HttpRequest get() {
    return HttpRequest.get(url("/"));
  }

  private HttpUrl url(String path) {
    return server.url(path);
  }

  private static MockResponse busy(int status, String retryAfter) {
    return new MockResponse.Builder().code(status).addHeader("Retry-After", retryAfter).build();
  }

  private static MockResponse cut() {
    return new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
  }
}
