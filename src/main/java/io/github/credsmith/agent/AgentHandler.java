package io.github.credsmith.agent;

import io.github.credsmith.context.OperatingSystem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The agent's methods, each a path that a body is posted to. */
final class AgentHandler extends Handler.Abstract {
  /** A credential request has at most 1 MiB, an environment 2 MiB on common systems. */
  static final int MAX_BODY = 4 << 20;

  /** Of all requests that are under way: each takes some times as much in memory. */
  private static final int MAX_BODIES = 6 << 20;

  private final Semaphore bytes = new Semaphore(MAX_BODIES);

  private final Map<String, Function<byte[], AgentClient.Answer>> methods;

  private AgentHandler(Map<String, Function<byte[], AgentClient.Answer>> methods) {
    this.methods = methods;
  }

  /**
   * The handler of an agent.
   *
   * @param gets answers credential requests
   * @param os the system of the callers, which is the agent's own
   * @param control the agent itself
   */
  static AgentHandler of(Gets gets, OperatingSystem os, Control control) {
    return new AgentHandler(
        Map.of(
            "/get", body -> control.serve(() -> get(gets, os, body)),
            "/status", body -> text(control.status()),
            "/prune", body -> text(control.prune()),
            "/logs", body -> text(control.logs()),
            "/shutdown", body -> text(control.shutdown())));
  }

  /** What the methods other than {@code get} do; each returns what is said to the caller. */
  interface Control {
    String status();

    String prune();

    String logs();

    String shutdown();

    /** Answers while the agent counts as busy; it may refuse because it is about to end. */
    AgentClient.Answer serve(Supplier<AgentClient.Answer> request);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws IOException {
    AgentClient.Answer answer = answer(request);
    response.setStatus(answer.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }

  private AgentClient.Answer answer(Request request) throws IOException {
    Function<byte[], AgentClient.Answer> method = methods.get(Request.getPathInContext(request));
    if (method == null || !request.getMethod().equals("POST")) {
      return new AgentClient.Answer(HttpStatus.NOT_FOUND_404, "no such method\n");
    }
    if (request.getLength() > MAX_BODY) {
      return tooLarge();
    }
    int length = request.getLength() < 0 ? MAX_BODY : (int) request.getLength();
    try {
      bytes.acquire(length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new AgentClient.Answer(HttpStatus.SERVICE_UNAVAILABLE_503, "about to end\n");
    }
    try {
      return body(request).map(method).orElseGet(AgentHandler::tooLarge);
    } finally {
      bytes.release(length);
    }
  }

  private static AgentClient.Answer tooLarge() {
    return new AgentClient.Answer(HttpStatus.PAYLOAD_TOO_LARGE_413, "too large\n");
  }

  private static AgentClient.Answer get(Gets gets, OperatingSystem os, byte[] body) {
    Optional<Call> call = Call.parse(body, os);
    if (call.isEmpty()) {
      return new AgentClient.Answer(HttpStatus.BAD_REQUEST_400, "not a whole call\n");
    }
    return gets.get(call.get().request(), call.get().environment(), call.get().workingDirectory())
        .map(reply -> text(reply.text()))
        .orElseGet(() -> new AgentClient.Answer(HttpStatus.CONFLICT_409, "not in this process\n"));
  }

  private static AgentClient.Answer text(String text) {
    return new AgentClient.Answer(HttpStatus.OK_200, text);
  }

  private static Optional<byte[]> body(Request request) throws IOException {
    try (InputStream stream = Content.Source.asInputStream(request)) {
      return Optional.of(stream.readNBytes(MAX_BODY + 1)).filter(body -> body.length <= MAX_BODY);
    }
  }
}
