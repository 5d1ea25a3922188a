package io.github.credsmith.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server that the project does not bring, on a port that it chose by itself. */
public final class ServerProcess implements AutoCloseable {
  private final Process process;
  private final int port;

  private ServerProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts a server and waits until it listens.
   *
   * @param listening what it then writes; its first group is the port
   * @throws AssertionError if it ends without having written that
   */
  public static ServerProcess start(ProcessBuilder builder, Pattern listening) throws IOException {
    Process process = builder.redirectErrorStream(true).start();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher found = listening.matcher(line);
      if (found.find()) {
        drain(process.getInputStream());
        return new ServerProcess(process, Integer.parseInt(found.group(1)));
      }
    }
    throw new AssertionError(builder.command().get(0) + " did not start");
  }

  public int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  /** A full pipe would stop it. */
  private static void drain(InputStream output) {
    Thread thread =
        new Thread(
            () -> {
              try {
                output.transferTo(OutputStream.nullOutputStream());
              } catch (IOException ended) {
                // The server has been stopped.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
