package io.github.credsmith.secret;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Reads a stream to its end on a thread of its own, and keeps its beginning. The rest is read too,
 * lest the writer block.
 */
final class StreamCollector {
  private final InputStream stream;
  private final int limit;
  private final Runnable onOverflow;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final CountDownLatch ended = new CountDownLatch(1);
  private boolean overflowed;

  /**
   * A collector that is not yet reading.
   *
   * @param limit how many bytes are kept
   * @param onOverflow run once, when there are more
   */
  StreamCollector(InputStream stream, int limit, Runnable onOverflow) {
    this.stream = stream;
    this.limit = limit;
    this.onOverflow = onOverflow;
  }

  void start(String name) {
    Thread thread = new Thread(this::read, name);
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * What was kept, once the stream has ended or the wait is over: a process left behind may hold it
   * open for ever.
   */
  byte[] await(Duration wait) throws InterruptedException {
    ended.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    synchronized (kept) {
      return kept.toByteArray();
    }
  }

  boolean overflowed() {
    synchronized (kept) {
      return overflowed;
    }
  }

  private void read() {
    byte[] buffer = new byte[8192];
    try {
      int count = stream.read(buffer);
      while (count != -1) {
        keep(buffer, count);
        count = stream.read(buffer);
      }
    } catch (IOException closed) {
      // The process was killed: its exit is reported, not the end of its stream.
    } finally {
      ended.countDown();
    }
  }

  private void keep(byte[] buffer, int count) {
    boolean first = false;
    synchronized (kept) {
      int fits = Math.min(count, limit - kept.size());
      kept.write(buffer, 0, fits);
      if (fits < count && !overflowed) {
        overflowed = true;
        first = true;
      }
    }
    if (first) {
      onOverflow.run();
    }
  }
}
