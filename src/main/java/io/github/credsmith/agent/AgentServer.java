package io.github.credsmith.agent;

import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** HTTP/1.1 on a Unix socket, with bounded threads, connections and waiting times. */
final class AgentServer {
  /** As many requests can wait for servers elsewhere at a time; the others wait for them. */
  private static final int MAX_THREADS = 64;

  private static final int MAX_CONNECTIONS = 512;

  /** A build may call more helpers at once than are accepted; the system may keep fewer. */
  private static final int BACKLOG = 4096;

  private static final Duration THREAD_IDLE = Duration.ofSeconds(10);

  /** Longer than any request takes. */
  private static final Duration CONNECTION_IDLE = Duration.ofSeconds(60);

  private static final Duration STOP = Duration.ofSeconds(12);

  private final Server server;

  AgentServer(Path socket, Handler handler) {
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 4);
    threads.setName("agent");
    threads.setIdleTimeout((int) THREAD_IDLE.toMillis());
    threads.setReservedThreads(0);
    server = new Server(threads);
    server.setStopTimeout(STOP.toMillis());
    server.setHandler(new GracefulHandler(handler));
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(false);
    UnixDomainServerConnector connector =
        new UnixDomainServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setUnixDomainPath(socket);
    connector.setAcceptQueueSize(BACKLOG);
    connector.setIdleTimeout(CONNECTION_IDLE.toMillis());
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, connector));
  }

  /**
   * Begins to listen.
   *
   * @throws AgentException if the socket cannot be made
   */
  void start() throws AgentException {
    try {
      server.start();
    } catch (Exception e) {
      throw new AgentException(
          "the agent cannot listen on its socket ("
              + e.getClass().getSimpleName()
              + "): check the folder and its disk");
    }
  }

  /** Lets requests that are under way come to their end, then stops. */
  void stop() {
    try {
      server.stop();
    } catch (Exception e) {
      // It is the end of the process either way.
      Thread.currentThread().interrupt();
    }
  }
}
