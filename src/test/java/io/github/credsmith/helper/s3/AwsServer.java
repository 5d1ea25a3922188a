package io.github.credsmith.helper.s3;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** Plays the services of AWS that hand out keys: STS, IAM Identity Center, metadata servers. */
final class AwsServer implements AutoCloseable {
  static final String EXPIRY = "2026-03-04T06:06:07Z";

  private final MockWebServer server = new MockWebServer();
  private final List<RecordedRequest> seen = new CopyOnWriteArrayList<>();

  /** A server that answers as the function says. */
  AwsServer(Function<RecordedRequest, MockResponse> answers) throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            seen.add(request);
            return answers.apply(request);
          }
        });
    server.start();
  }

  /** An STS that lets everybody take every role: the key's ID is the role's last part. */
  static AwsServer sts() throws IOException {
    return new AwsServer(
        request -> {
          String role = field(request, "RoleArn").replaceAll(".*/", "");
          return role.equals("forbidden")
              ? xml(
                  403,
                  "<ErrorResponse><Error><Code>AccessDenied</Code><Message>canary-message"
                      + "</Message></Error></ErrorResponse>")
              : xml(200, assumed(field(request, "Action"), role));
        });
  }

  String url() {
    return "http://127.0.0.1:" + server.getPort();
  }

  /** The requests so far. */
  List<RecordedRequest> seen() {
    return List.copyOf(seen);
  }

  /** A field of a request's form; empty if it is not there. */
  static String field(RecordedRequest request, String name) {
    String form = request.getBody() == null ? "" : request.getBody().utf8();
    for (String part : form.split("&")) {
      if (part.startsWith(name + "=")) {
        return URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8);
      }
    }
    return "";
  }

  static MockResponse json(String json) {
    return new MockResponse.Builder()
        .addHeader("Content-Type", "application/json")
        .body(json)
        .build();
  }

  static MockResponse status(int code) {
    return new MockResponse.Builder().code(code).build();
  }

  /** A key as metadata servers answer it. */
  static String key(String id) {
    return "{\"Code\": \"Success\", \"AccessKeyId\": \"%s\", \"SecretAccessKey\": \"s\","
            .formatted(id)
        + " \"Token\": \"t\", \"Expiration\": \"%s\"}".formatted(EXPIRY);
  }

  @Override
  public void close() {
    server.close();
  }

  private static MockResponse xml(int code, String xml) {
    return new MockResponse.Builder()
        .code(code)
        .addHeader("Content-Type", "text/xml")
        .body(xml)
        .build();
  }

  private static String assumed(String action, String role) {
    return """
        <%1$sResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><%1$sResult><Credentials>
        <AccessKeyId>%2$s</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
        <SessionToken>token-of-%2$s</SessionToken><Expiration>%3$s</Expiration>
        </Credentials></%1$sResult></%1$sResponse>
        """
        .formatted(action, role, EXPIRY);
  }
}
