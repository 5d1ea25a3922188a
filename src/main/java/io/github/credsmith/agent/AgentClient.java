package io.github.credsmith.agent;

import io.github.credsmith.context.RequestContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Asks an agent over its socket, in HTTP/1.1 (RFC 9112), one request for each connection. It uses
 * nothing but the JDK, so that a process that only asks loads little.
 */
public final class AgentClient {
  private static final byte[] HEADERS_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int MAX_ANSWER = 16 << 20;

  private final AgentAddress address;
  private final Duration timeout;

  /**
   * A client.
   *
   * @param timeout what one exchange may take
   */
  public AgentClient(AgentAddress address, Duration timeout) {
    this.address = address;
    this.timeout = timeout;
  }

  /**
   * What an agent said.
   *
   * @param status the HTTP status
   * @param body its text
   */
  public record Answer(int status, String body) {

    /** Whether the agent did what it was asked. */
    public boolean isOk() {
      return status == 200;
    }

    /** Without the body, which may hold secrets. */
    @Override
    public String toString() {
      return "Answer[status=" + status + "]";
    }
  }

  /**
   * Lets the agent answer a credential request.
   *
   * @param request the request's JSON
   * @return empty if only a process with the caller's own environment can answer it
   * @throws AgentException if there is no agent
   */
  public Optional<Reply> get(byte[] request, RequestContext context) throws AgentException {
    byte[] body = new Call(request, context.environment(), context.workingDirectory()).body();
    Answer answer = send("get", body);
    return answer.isOk() ? Reply.parse(answer.body()) : Optional.empty();
  }

  /**
   * Sends a body to one of the agent's methods. A name that is none is not sent: it might not stay
   * one word of the request's first line.
   *
   * @throws AgentException if there is no agent, or its folder is not the user's alone
   */
  public Answer send(String method, byte[] body) throws AgentException {
    if (!method.matches("[a-z]+")) {
      return new Answer(404, "no such method\n");
    }
    PrivateFolder folder = new PrivateFolder(address.folder());
    folder.check();
    if (!folder.owns(address.socket())) {
      throw notRunning();
    }
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      Thread timer = closeInTime(channel);
      try {
        channel.connect(UnixDomainSocketAddress.of(address.socket()));
        write(channel, head(method, body.length));
        write(channel, body);
        return answer(read(channel)).orElseThrow(this::notRunning);
      } finally {
        timer.interrupt();
      }
    } catch (IOException e) {
      throw notRunning();
    }
  }

  private AgentException notRunning() {
    return new AgentException("no agent answers at " + address.socket());
  }

  private static byte[] head(String method, int length) {
    return ("POST /"
            + method
            + " HTTP/1.1\r\nHost: agent\r\nConnection: close\r\n"
            + "Content-Type: application/octet-stream\r\nContent-Length: "
            + length
            + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static void write(SocketChannel channel, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  private static byte[] read(SocketChannel channel) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocate(8192);
    while (channel.read(buffer) != -1) {
      answer.write(buffer.array(), 0, buffer.position());
      buffer.clear();
      if (answer.size() > MAX_ANSWER) {
        throw new IOException("too much");
      }
    }
    return answer.toByteArray();
  }

  /** Empty if the connection was cut before the whole answer had come. */
  private static Optional<Answer> answer(byte[] bytes) {
    int end = indexOf(bytes, HEADERS_END);
    if (end < 0) {
      return Optional.empty();
    }
    String[] head = new String(bytes, 0, end, StandardCharsets.ISO_8859_1).split("\r\n");
    int start = end + HEADERS_END.length;
    boolean whole = false;
    for (String line : head) {
      String[] header = line.split(":", 2);
      whole |=
          header[0].equalsIgnoreCase("Content-Length")
              && header[1].strip().equals(Integer.toString(bytes.length - start));
    }
    String[] status = head[0].split(" ", 3);
    if (!whole || status.length < 2 || !status[1].matches("\\d{3}")) {
      return Optional.empty();
    }
    String body = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
    return Optional.of(new Answer(Integer.parseInt(status[1]), body));
  }

  private static int indexOf(byte[] bytes, byte[] wanted) {
    for (int i = 0; i + wanted.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    return -1;
  }

  /** A channel has no time-out of its own. Interrupted, the thread leaves it open. */
  private Thread closeInTime(SocketChannel channel) {
    Thread thread =
        new Thread(
            () -> {
              try {
                Thread.sleep(timeout.toMillis());
                channel.close();
              } catch (InterruptedException | IOException e) {
                // Nobody waits for it any more.
              }
            },
            "agent time-out");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
