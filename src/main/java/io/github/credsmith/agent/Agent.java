package io.github.credsmith.agent;

import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.context.RequestContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The resident process: takes the lock of its address, listens, and ends when nobody has asked for
 * a while, when it is told to, when its jar was replaced, or when its socket is gone.
 */
public final class Agent {
  /** How long another agent may take to come to its end. */
  private static final Duration TAKE_OVER = Duration.ofSeconds(15);

  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration WATCH = Duration.ofSeconds(10);
  private static final Duration ASK = Duration.ofSeconds(2);

  private final AgentAddress address;
  private final AgentSettings settings;
  private final ProgramFile program;
  private final OperatingSystem os;
  private final AgentLog log;
  private final CountDownLatch ending = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicLong served = new AtomicLong();

  private final AtomicLong lastRequest = new AtomicLong(System.nanoTime());

  /**
   * An agent for whoever starts it.
   *
   * @param context the starter's, which says where it listens and how long it stays
   * @param program the jar that this process runs
   * @throws AgentException if the starter's environment names no usable address or time
   */
  public Agent(RequestContext context, ProgramFile program, AgentLog log) throws AgentException {
    this.address = AgentAddress.of(context);
    this.settings = AgentSettings.of(context.environment());
    this.program = program;
    this.os = context.os();
    this.log = log;
  }

  /** What an agent answers with and keeps. */
  public interface Answering extends Gets {

    /** Throws away what is no longer valid. */
    void prune();

    /** How many answers are kept. */
    long kept();
  }

  /** How a start went. */
  public enum Outcome {
    /** It listened, and has come to its end. */
    ENDED,
    /** Another agent of the same program is there, and stays. */
    ALREADY_RUNNING
  }

  /**
   * Runs to the end.
   *
   * @param listening is given the socket once it is there
   * @throws AgentException if it cannot listen
   */
  public Outcome run(Answering answering, Consumer<Path> listening) throws AgentException {
    try {
      new PrivateFolder(address.folder()).create();
      Optional<AgentLock> lock = lock();
      if (lock.isEmpty()) {
        return Outcome.ALREADY_RUNNING;
      }
      listen(lock.get(), answering, listening);
      return Outcome.ENDED;
    } finally {
      ended.countDown();
    }
  }

  /** Asks the agent to end, as a signal to the process does. */
  public void end(String why) {
    log.add("ends: " + why);
    ending.countDown();
  }

  /** Waits until {@link #run} has come to its end, for a process that is about to. */
  public void awaitEnd() {
    try {
      ended.await(TAKE_OVER.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<AgentLock> lock() throws AgentException {
    long end = System.nanoTime() + TAKE_OVER.toNanos();
    boolean asked = false;
    while (true) {
      Optional<AgentLock> lock = AgentLock.take(address.lock());
      if (lock.isPresent()) {
        return lock;
      }
      Optional<String> other = statusOfOther();
      if (other.isPresent() && (other.get().contains(program.identity()) || !isNewerThanOther())) {
        return Optional.empty();
      }
      if (other.isPresent() && !asked) {
        asked = true;
        new AgentClient(address, ASK).send("shutdown", new byte[0]);
      }
      if (System.nanoTime() > end) {
        throw new AgentException(
            "another agent holds "
                + address.lock()
                + " and does not answer: end it by its id there");
      }
      pause();
    }
  }

  private Optional<String> statusOfOther() {
    try {
      return Optional.of(new AgentClient(address, ASK).send("status", new byte[0]).body());
    } catch (AgentException notListening) {
      return Optional.empty();
    }
  }

  /** The socket is as old as its agent. */
  private boolean isNewerThanOther() {
    try {
      FileTime since = Files.getLastModifiedTime(address.socket(), LinkOption.NOFOLLOW_LINKS);
      return program.modified().map(time -> time.compareTo(since) > 0).orElse(false);
    } catch (IOException e) {
      return false;
    }
  }

  private void listen(AgentLock lock, Answering answering, Consumer<Path> listening)
      throws AgentException {
    ScheduledThreadPoolExecutor times = new ScheduledThreadPoolExecutor(1, Agent::daemon);
    AgentServer server =
        new AgentServer(address.socket(), AgentHandler.of(answering, os, control(answering)));
    try {
      Files.deleteIfExists(address.socket());
      server.start();
      Object socket = socketKey();
      notOlderThanProgram();
      log.add("listens on " + address.socket());
      listening.accept(address.socket());
      every(times, settings.pruneInterval(), answering::prune);
      every(times, WATCH, () -> watch(socket));
      settings.idleTimeout().ifPresent(idle -> every(times, step(idle), () -> endIfIdle(idle)));
      ending.await();
      if (socket.equals(socketKey())) {
        Files.deleteIfExists(address.socket());
      }
    } catch (IOException e) {
      throw new AgentException(address.socket() + ": the socket cannot be made: check the folder");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      server.stop();
      times.shutdownNow();
      lock.close();
    }
  }

  /** By the socket's time, callers tell whether a program was installed after the agent began. */
  private void notOlderThanProgram() throws IOException {
    Optional<FileTime> modified = program.modified();
    FileTime since = Files.getLastModifiedTime(address.socket(), LinkOption.NOFOLLOW_LINKS);
    if (modified.isPresent() && modified.get().compareTo(since) > 0) {
      Files.setLastModifiedTime(address.socket(), modified.get());
    }
  }

  private Object socketKey() {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(
              address.socket(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return attributes.fileKey() == null ? attributes.creationTime() : attributes.fileKey();
    } catch (IOException e) {
      return "gone";
    }
  }

  private void watch(Object socket) {
    if (!socket.equals(socketKey())) {
      end("its socket is gone");
    } else if (program.hasChanged()) {
      end("its jar was replaced");
    }
  }

  private void endIfIdle(Duration idle) {
    if (isQuietFor(idle)) {
      end("no request for " + idle.toSeconds() + " s");
    }
  }

  private boolean isQuietFor(Duration time) {
    return underWay.get() == 0 && System.nanoTime() - lastRequest.get() >= time.toNanos();
  }

  private AgentHandler.Control control(Answering answering) {
    return new AgentHandler.Control() {
      @Override
      public String status() {
        return "pid "
            + ProcessHandle.current().pid()
            + "\nprogram "
            + program.identity()
            + "\nrequests "
            + served.get()
            + "\nkept "
            + answering.kept()
            + "\n";
      }

      @Override
      public String prune() {
        answering.prune();
        return "";
      }

      @Override
      public String logs() {
        return log.text();
      }

      @Override
      public String shutdown() {
        end("asked to");
        return "";
      }

      @Override
      public AgentClient.Answer serve(Supplier<AgentClient.Answer> request) {
        return Agent.this.serve(request);
      }
    };
  }

  private AgentClient.Answer serve(Supplier<AgentClient.Answer> request) {
    if (program.hasChanged()) {
      end("its jar was replaced");
      return new AgentClient.Answer(503, "another program was installed\n");
    }
    underWay.incrementAndGet();
    try {
      return request.get();
    } finally {
      served.incrementAndGet();
      lastRequest.set(System.nanoTime());
      underWay.decrementAndGet();
    }
  }

  private void every(ScheduledThreadPoolExecutor times, Duration interval, Runnable task) {
    long nanos = Math.max(interval.toNanos(), POLL.toNanos());
    times.scheduleWithFixedDelay(task, nanos, nanos, TimeUnit.NANOSECONDS);
  }

  /** An idle agent ends at most a tenth later than it should, and looks no more often. */
  private static Duration step(Duration idle) {
    return idle.dividedBy(10).compareTo(WATCH) > 0 ? WATCH : idle.dividedBy(10);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "agent times");
    thread.setDaemon(true);
    return thread;
  }

  private static void pause() throws AgentException {
    try {
      Thread.sleep(POLL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AgentException("the agent was interrupted while it started");
    }
  }
}
