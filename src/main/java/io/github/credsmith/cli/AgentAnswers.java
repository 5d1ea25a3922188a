package io.github.credsmith.cli;

import io.github.credsmith.agent.Agent;
import io.github.credsmith.agent.AgentLog;
import io.github.credsmith.agent.AnswerCache;
import io.github.credsmith.agent.Reply;
import io.github.credsmith.context.Environment;
import io.github.credsmith.context.RequestContext;
import io.github.credsmith.helper.LogLevel;
import io.github.credsmith.helper.RequestLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** What the agent answers: the same replies as {@code get} gives by itself, and what it keeps. */
final class AgentAnswers implements Agent.Answering {
  private static final int REFRESHING_THREADS = 4;
  private static final int MAX_REFRESHES = 256;

  private final RequestContext process;
  private final AgentLog log;
  private final AnswerCache cache;

  /** As many as requests are under way. */
  private final ExecutorService steps =
      Executors.newCachedThreadPool(task -> daemon(task, "agent step"));

  /**
   * The answers of an agent.
   *
   * @param process what this process itself has: its platform, its clock, its environment
   */
  AgentAnswers(RequestContext process, AgentLog log) {
    this.process = process;
    this.log = log;
    this.cache = new AnswerCache(CredentialRuntime.service(), process.environment(), refreshing());
  }

  @Override
  public Optional<Reply> get(byte[] request, Environment environment, Path workingDirectory) {
    RequestContext caller =
        new RequestContext(environment, workingDirectory, process.os(), process.clock());
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    RequestLog forCaller =
        new RequestLog(LogLevel.of(environment), line -> lines.add("credsmith: " + line));
    Optional<Reply> reply = reply(request, caller, forCaller);
    reply.ifPresent(r -> r.errors().forEach(log::add));
    return reply.map(r -> r.after(List.copyOf(lines)));
  }

  @Override
  public void prune() {
    cache.prune(process.clock().instant());
  }

  @Override
  public long kept() {
    return cache.size();
  }

  private Optional<Reply> reply(byte[] request, RequestContext caller, RequestLog forCaller) {
    CredentialGet.Request read = CredentialGet.read(request);
    if (read.uri().isEmpty()) {
      return read.refusal();
    }
    try {
      return new CredentialGet(cache::answer, steps).answer(read.uri().get(), caller, forCaller);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** One refresh too many is left out: the answer is then asked for when it is needed. */
  private static ExecutorService refreshing() {
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            REFRESHING_THREADS,
            REFRESHING_THREADS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MAX_REFRESHES),
            task -> daemon(task, "agent refresh"),
            new ThreadPoolExecutor.DiscardPolicy());
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
