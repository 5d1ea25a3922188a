package io.github.credsmith.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.credsmith.context.RequestContext;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

/** A secret goes into every part of a request and comes out of nothing that is printed. */
class HttpCanaryTest {
  private static final String CANARY = "canary-5e1f";

  private final List<String> printed = new ArrayList<>();

  @Test
  void nothingPrintsTheSecret() throws Exception {
    try (MockWebServer server = new MockWebServer()) {
      server.start();
      HttpUrl url =
          server
              .url("/token")
              .newBuilder()
              .username(CANARY)
              .password(CANARY)
              .query("service=registry&access_token=" + CANARY + "&" + CANARY)
              .fragment(CANARY)
              .build();
      server.enqueue(new MockResponse.Builder().addHeader("X-Token", CANARY).body(CANARY).build());
      server.enqueue(
          new MockResponse.Builder().code(302).addHeader("Location", "ftp://" + CANARY).build());
      server.enqueue(new MockResponse.Builder().status("SSH " + CANARY).build());
      server.enqueue(
          new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
      HttpRequest request =
          HttpRequest.get(url).withHeader("Authorization", CANARY).withHeader("x-key", CANARY);

      for (int i = 0; i < 3; i++) {
        exchange(request);
      }
      exchange(HttpRequest.postForm(url, Map.of("password", CANARY)));
    }

    assertThat(printed).isNotEmpty().noneMatch(text -> text.contains(CANARY));
    assertThat(printed).anyMatch(text -> text.contains("?service=registry&access_token=***&***"));
  }

  @Test
  void aHeaderThatCannotBeSentIsNotQuoted() {
    HttpRequest request = HttpRequest.get(HttpUrl.get("https://example.com/"));

    assertThat(catchThrowable(() -> request.withHeader("x-key", CANARY + "\n")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("x-key")
        .hasMessageNotContaining(CANARY);
  }

  private void exchange(HttpRequest request) {
    RequestContext context = TestContexts.with("https_proxy", "http://u:" + CANARY + "@p");
    HttpClient client =
        new HttpClient(
            context,
            HttpLimits.standard(),
            new FakeTime(),
            exchange -> printed.add(exchange.toString()));
    printed.add(NetworkSettings.of(context) + " " + request + " " + client);
    try {
      printed.add(client.send(request).toString());
    } catch (HttpFailure failure) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      printed.add(trace.toString());
    }
  }
}
