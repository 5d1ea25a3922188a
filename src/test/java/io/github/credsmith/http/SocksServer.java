package io.github.credsmith.http;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.MockWebServer;

/** A SOCKS5 proxy (RFC 1928) for one connection, which it makes to a test server in any case. */
final class SocksServer implements AutoCloseable {
  private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
  private final CompletableFuture<String> requestedHost = new CompletableFuture<>();

  SocksServer(MockWebServer target) throws IOException {
    start(() -> serve(target));
  }

  int port() {
    return listener.getLocalPort();
  }

  String requestedHost() {
    return requestedHost.join();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void serve(MockWebServer target) throws IOException {
    Socket client = listener.accept();
    DataInputStream in = new DataInputStream(client.getInputStream());
    OutputStream out = client.getOutputStream();
    in.readByte();
    in.skipNBytes(in.readUnsignedByte());
    out.write(new byte[] {5, 0});
    in.skipNBytes(4);
    byte[] host = in.readNBytes(in.readUnsignedByte());
    in.readUnsignedShort();
    requestedHost.complete(new String(host, StandardCharsets.US_ASCII));
    out.write(new byte[] {5, 0, 0, 1, 127, 0, 0, 1, 0, 80});
    Socket server = new Socket("127.0.0.1", target.getPort());
    start(() -> server.getInputStream().transferTo(out));
    in.transferTo(server.getOutputStream());
  }

  private interface Step {
    void run() throws IOException;
  }

  private void start(Step step) {
    Thread thread =
        new Thread(
            () -> {
              try {
                step.run();
              } catch (IOException closed) {
                requestedHost.completeExceptionally(closed);
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
