package io.github.credsmith.secret;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Asks whether a message bus answers at a socket, before the bus library, slow to load and patient,
 * is set on it.
 */
final class BusProbe {
  /** Asks for the authentication mechanisms (D-Bus specification, section "AUTH Command"). */
  private static final String QUESTION = "\0AUTH\r\n";

  private final Duration timeout;

  /**
   * A probe.
   *
   * @param timeout how long a bus may take to answer
   */
  BusProbe(Duration timeout) {
    this.timeout = timeout;
  }

  /** Whether anything comes back; false if the caller was interrupted, too. */
  boolean answers(Path socket) {
    try {
      return new Bounded("bus probe", timeout).run(() -> exchange(socket));
    } catch (TimeoutException | ExecutionException silent) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean exchange(Path socket) throws IOException {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      channel.write(ByteBuffer.wrap(QUESTION.getBytes(StandardCharsets.US_ASCII)));
      return channel.read(ByteBuffer.allocate(1)) == 1;
    }
  }
}
