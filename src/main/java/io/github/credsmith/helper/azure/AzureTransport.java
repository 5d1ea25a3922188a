package io.github.credsmith.helper.azure;

import com.azure.core.http.HttpHeader;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import io.github.credsmith.http.HttpAnswer;
import io.github.credsmith.http.HttpClient;
import io.github.credsmith.http.HttpLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sends the requests of Azure's library over our client. Over plain http it speaks to endpoints of
 * the machine alone, which no proxy leads to.
 */
final class AzureTransport implements com.azure.core.http.HttpClient {
  /** What our client sets by itself. */
  private static final Set<String> OWN =
      Set.of("accept-encoding", "content-length", "content-type", "host");

  private final HttpClient http;
  private final HttpClient direct;

  AzureTransport(HttpClient http) {
    this.http = http;
    this.direct = http.withoutProxies(HttpLimits.standard());
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    return Mono.fromCallable(() -> sendSync(request, Context.NONE));
  }

  @Override
  public HttpResponse sendSync(HttpRequest request, Context context) {
    HttpUrl url = HttpUrl.get(request.getUrl());
    if (url == null) {
      throw new IllegalArgumentException("not an http or https URL");
    }
    io.github.credsmith.http.HttpRequest ours = withoutHeaders(request, url);
    for (HttpHeader header : request.getHeaders()) {
      if (!OWN.contains(header.getName().toLowerCase(Locale.ROOT))) {
        ours = ours.withHeader(header.getName(), header.getValue());
      }
    }
    try {
      return new Response(request, (url.isHttps() ? http : direct).send(ours));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static io.github.credsmith.http.HttpRequest withoutHeaders(
      HttpRequest request, HttpUrl url) {
    BinaryData body = request.getBodyAsBinaryData();
    if (request.getHttpMethod() == HttpMethod.GET) {
      return io.github.credsmith.http.HttpRequest.get(url);
    }
    String type = request.getHeaders().getValue(HttpHeaderName.CONTENT_TYPE);
    return io.github.credsmith.http.HttpRequest.withBody(
            request.getHttpMethod().name(),
            url,
            type == null ? "application/octet-stream" : type,
            body == null ? new byte[0] : body.toBytes())
        .asReplayable();
  }

  private static final class Response extends HttpResponse {
    private final HttpAnswer answer;

    Response(HttpRequest request, HttpAnswer answer) {
      super(request);
      this.answer = answer;
    }

    @Override
    public int getStatusCode() {
      return answer.status();
    }

    /** As its replacement: the type is that of the interface. */
    @Override
    @Deprecated
    public String getHeaderValue(String name) {
      return answer.header(name).orElse(null);
    }

    @Override
    public HttpHeaders getHeaders() {
      HttpHeaders headers = new HttpHeaders();
      for (Map.Entry<String, String> header : answer.headers()) {
        headers.add(HttpHeaderName.fromString(header.getKey()), header.getValue());
      }
      return headers;
    }

    @Override
    public Flux<ByteBuffer> getBody() {
      return Flux.defer(() -> Flux.just(ByteBuffer.wrap(answer.body())));
    }

    @Override
    public Mono<byte[]> getBodyAsByteArray() {
      return Mono.fromSupplier(answer::body);
    }

    @Override
    public Mono<String> getBodyAsString() {
      return getBodyAsString(StandardCharsets.UTF_8);
    }

    @Override
    public Mono<String> getBodyAsString(Charset charset) {
      return Mono.fromSupplier(() -> new String(answer.body(), charset));
    }
  }
}
