package io.github.credsmith.helper.s3;

import io.github.credsmith.http.Deadline;
import io.github.credsmith.http.HttpAnswer;
import io.github.credsmith.http.HttpClient;
import io.github.credsmith.http.HttpRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Sends the requests of the AWS SDK over our client, all of them within one deadline. */
final class AwsTransport implements SdkHttpClient {
  /** What our client writes itself. */
  private static final Set<String> OWN =
      Set.of("host", "content-length", "content-type", "user-agent", "accept-encoding");

  private final HttpClient http;
  private final Deadline deadline;

  AwsTransport(HttpClient http, Deadline deadline) {
    this.http = http;
    this.deadline = deadline;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return received(http.send(outgoing(request), deadline));
      }

      /** Nothing to do: the deadline ends the exchange. */
      @Override
      public void abort() {}
    };
  }

  /** Nothing to do: the client belongs to the request. */
  @Override
  public void close() {}

  private static HttpRequest outgoing(HttpExecuteRequest execution) throws IOException {
    SdkHttpRequest request = execution.httpRequest();
    HttpUrl url = HttpUrl.parse(request.getUri().toString());
    if (url == null) {
      throw new IOException("not an http or https URL");
    }
    HttpRequest outgoing =
        execution.contentStreamProvider().isPresent()
            ? withBody(request, url, execution.contentStreamProvider().get())
            : HttpRequest.get(url);
    for (Map.Entry<String, List<String>> header : request.headers().entrySet()) {
      if (!OWN.contains(header.getKey().toLowerCase(Locale.ROOT))) {
        outgoing = outgoing.withHeader(header.getKey(), String.join(",", header.getValue()));
      }
    }
    return outgoing.withoutRedirects();
  }

  private static HttpRequest withBody(
      SdkHttpRequest request, HttpUrl url, ContentStreamProvider content) throws IOException {
    String type = request.firstMatchingHeader("Content-Type").orElse("application/octet-stream");
    try (InputStream body = content.newStream()) {
      return HttpRequest.withBody(request.method().name(), url, type, body.readAllBytes());
    }
  }

  private static HttpExecuteResponse received(HttpAnswer answer) {
    SdkHttpFullResponse.Builder response =
        SdkHttpFullResponse.builder().statusCode(answer.status());
    answer.headers().forEach(h -> response.appendHeader(h.getKey(), h.getValue()));
    return HttpExecuteResponse.builder()
        .response(response.build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer.body())))
        .build();
  }
}
