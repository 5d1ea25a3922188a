package io.github.credsmith.http;

import io.github.credsmith.context.RequestContext;
import java.time.Duration;
import java.util.Optional;

/**
 * Sends requests with the caller's proxies and trusted certificates. One exchange:
 *
 * <ul>
 *   <li>ends before the limits' deadline, retries and redirects included;
 *   <li>is retried at most twice in all: on 429 or 503 with {@code Retry-After}, if the wait ends
 *       before the deadline; and, if the request is replayable, on a lost connection;
 *   <li>follows at most five redirects, and carries no credential to another origin.
 * </ul>
 *
 * Safe for use by many threads. The certificates are read once, at the first request, before its
 * time begins to run.
 */
public final class HttpClient implements AutoCloseable {
  private static final int MAX_RETRIES = 2;
  private static final Duration FIRST_BACKOFF = Duration.ofMillis(100);

  private final NetworkSettings settings;
  private final RequestContext context;
  private final Connections connections;
  private final HttpLimits limits;
  private final MonotonicTime time;
  private final HttpObserver observer;
  private final UserAgent userAgent = UserAgent.ofThisBuild();
  private final Redirects redirects = new Redirects();
  private final Object lock = new Object();
  private Connector connector;

  /**
   * A client.
   *
   * @param context names the proxies and trusted certificates; a {@code Retry-After} date is
   *     compared with its clock
   * @param time what the deadline is measured by
   * @param observer told of every request sent
   */
  public HttpClient(
      RequestContext context, HttpLimits limits, MonotonicTime time, HttpObserver observer) {
    this(context, Connections.ofEachClient(), limits, time, observer);
  }

  /**
   * As {@link #HttpClient(RequestContext, HttpLimits, MonotonicTime, HttpObserver)}, over
   * connections that other clients may have made.
   */
  public HttpClient(
      RequestContext context,
      Connections connections,
      HttpLimits limits,
      MonotonicTime time,
      HttpObserver observer) {
    this(NetworkSettings.of(context), context, connections, limits, time, observer);
  }

  private HttpClient(
      NetworkSettings settings,
      RequestContext context,
      Connections connections,
      HttpLimits limits,
      MonotonicTime time,
      HttpObserver observer) {
    this.settings = settings;
    this.context = context;
    this.connections = connections;
    this.limits = limits;
    this.time = time;
    this.observer = observer;
  }

  /** A client with the standard limits for one caller. */
  public static HttpClient of(RequestContext context) {
    return new HttpClient(
        context, HttpLimits.standard(), MonotonicTime.system(), HttpObserver.none());
  }

  /**
   * A client like this one that uses no proxy.
   *
   * @param otherLimits its limits
   */
  public HttpClient withoutProxies(HttpLimits otherLimits) {
    return new HttpClient(
        settings.withoutProxies(), context, connections, otherLimits, time, observer);
  }

  /** A client like this one with other limits. */
  public HttpClient withLimits(HttpLimits otherLimits) {
    return new HttpClient(settings, context, connections, otherLimits, time, observer);
  }

  /**
   * Sends a request and reads the whole answer, whatever its status.
   *
   * @throws HttpFailure if there is no answer
   */
  public HttpAnswer send(HttpRequest request) throws HttpFailure {
    // Reading certificates is work of this machine: it does not eat up the peer's time.
    Connector own = connector();
    return send(own, request, deadline());
  }

  /**
   * As {@link #send(HttpRequest)}, within a deadline that several exchanges share.
   *
   * @throws HttpFailure if there is no answer
   */
  public HttpAnswer send(HttpRequest request, Deadline deadline) throws HttpFailure {
    return send(connector(), request, deadline);
  }

  /** When exchanges that begin now must be over, by this client's limits. */
  public Deadline deadline() {
    return new Deadline(time, limits.exchangeTimeout());
  }

  /** Lets go of idle connections; the client can still be used. */
  @Override
  public void close() {
    synchronized (lock) {
      if (connector != null) {
        connector.close();
      }
    }
  }

  private HttpAnswer send(Connector own, HttpRequest request, Deadline deadline)
      throws HttpFailure {
    HttpRequest current = request;
    int retries = 0;
    int followed = 0;
    while (true) {
      Attempt attempt = attempt(own, current, deadline);
      Optional<Duration> wait = retries < MAX_RETRIES ? wait(attempt, retries) : Optional.empty();
      if (wait.isPresent() && deadline.allows(wait.get())) {
        retries++;
        pause(current, wait.get());
        continue;
      }
      HttpAnswer answer = attempt.answerOrThrow();
      Optional<HttpRequest> next =
          current.followsRedirects() ? redirects.next(current, answer) : Optional.empty();
      if (next.isEmpty()) {
        return answer;
      }
      if (++followed > Redirects.MAX) {
        throw new HttpFailure(
            HttpFailure.Kind.REDIRECT,
            request.url().host() + " redirects more than " + Redirects.MAX + " times: gave up");
      }
      current = next.get();
    }
  }

  private Attempt attempt(Connector own, HttpRequest request, Deadline deadline) {
    Attempt attempt;
    try {
      attempt = Attempt.answered(request, own.send(request, deadline.remaining()));
    } catch (HttpFailure failure) {
      attempt = Attempt.failed(request, failure);
    }
    observer.exchanged(attempt.forLog());
    return attempt;
  }

  /** How long to wait before the request is sent again; empty if it is not to be. */
  private Optional<Duration> wait(Attempt attempt, int retries) {
    if (attempt.isLostButReplayable()) {
      return Optional.of(FIRST_BACKOFF.multipliedBy(1L << retries));
    }
    return attempt.retryAfter().flatMap(new RetryAfter(context.clock())::parse);
  }

  private void pause(HttpRequest request, Duration wait) throws HttpFailure {
    try {
      time.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HttpFailure(
          HttpFailure.Kind.INTERRUPTED,
          "the request to " + request.url().host() + " was interrupted");
    }
  }

  private Connector connector() throws HttpFailure {
    synchronized (lock) {
      if (connector == null) {
        connector = connections.connector(settings, context, limits, userAgent);
      }
      return connector;
    }
  }
}
