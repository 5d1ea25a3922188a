package io.github.credsmith.secret;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import io.github.credsmith.http.HttpAnswer;
import io.github.credsmith.http.HttpClient;
import io.github.credsmith.http.HttpRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;

/** Sends the requests of Google's library over our client. */
final class GoogleTransport extends HttpTransport {
  private final HttpClient http;

  GoogleTransport(HttpClient http) {
    this.http = http;
  }

  @Override
  protected LowLevelHttpRequest buildRequest(String method, String url) throws IOException {
    HttpUrl target = HttpUrl.parse(url);
    if (target == null) {
      throw new IOException("not an http or https URL");
    }
    return new Outgoing(http, method, target);
  }

  private static final class Outgoing extends LowLevelHttpRequest {
    private final HttpClient http;
    private final String method;
    private final HttpUrl url;
    private final List<Map.Entry<String, String>> headers = new ArrayList<>();

    Outgoing(HttpClient http, String method, HttpUrl url) {
      this.http = http;
      this.method = method;
      this.url = url;
    }

    /** Compression stays between our client and the server. */
    @Override
    public void addHeader(String name, String value) {
      if (!name.equalsIgnoreCase("Accept-Encoding")) {
        headers.add(Map.entry(name, value));
      }
    }

    @Override
    public LowLevelHttpResponse execute() throws IOException {
      HttpRequest request =
          getStreamingContent() == null
              ? withoutBody()
              : HttpRequest.withBody(method, url, getContentType(), body()).asReplayable();
      for (Map.Entry<String, String> header : headers) {
        request = request.withHeader(header.getKey(), header.getValue());
      }
      return new Incoming(http.send(request));
    }

    private HttpRequest withoutBody() throws IOException {
      return switch (method) {
        case "GET" -> HttpRequest.get(url);
        case "HEAD" -> HttpRequest.head(url);
        default -> throw new IOException("a " + method + " request without a body");
      };
    }

    private byte[] body() throws IOException {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      getStreamingContent().writeTo(body);
      return body.toByteArray();
    }
  }

  private static final class Incoming extends LowLevelHttpResponse {
    private final HttpAnswer answer;
    private final List<Map.Entry<String, String>> headers;

    Incoming(HttpAnswer answer) {
      this.answer = answer;
      this.headers = answer.headers();
    }

    @Override
    public InputStream getContent() {
      return new ByteArrayInputStream(answer.body());
    }

    @Override
    public String getContentEncoding() {
      return answer.header("Content-Encoding").orElse(null);
    }

    @Override
    public long getContentLength() {
      return answer.body().length;
    }

    @Override
    public String getContentType() {
      return answer.header("Content-Type").orElse(null);
    }

    @Override
    public String getStatusLine() {
      return "HTTP/1.1 " + answer.status();
    }

    @Override
    public int getStatusCode() {
      return answer.status();
    }

    @Override
    public String getReasonPhrase() {
      return "";
    }

    @Override
    public int getHeaderCount() {
      return headers.size();
    }

    @Override
    public String getHeaderName(int index) {
      return headers.get(index).getKey();
    }

    @Override
    public String getHeaderValue(int index) {
      return headers.get(index).getValue();
    }
  }
}
