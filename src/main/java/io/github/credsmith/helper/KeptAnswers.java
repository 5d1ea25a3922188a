package io.github.credsmith.helper;

import io.github.credsmith.context.RequestContext;
import io.github.credsmith.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Answers that serve many URLs, each kept until it expires, so that a caller's token is asked for
 * once. Callers who ask for the same at the same time share one request; a failure is not kept.
 * Nobody gets what another caller's environment or folder yielded. Safe for use by many threads.
 */
public final class KeptAnswers {
  private static final int MAX_ANSWERS = 256;

  /** The time that a token's way to the server and two clocks that differ may take. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private static final Duration WITHOUT_EXPIRY = Duration.ofMinutes(5);

  private final Map<String, FutureTask<Kept>> kept = new ConcurrentHashMap<>();

  private record Kept(CredentialAnswer answer, Instant until) {}

  /** Asks for an answer. */
  @FunctionalInterface
  public interface Source {

    /**
     * A new answer, with the expiry that its source says.
     *
     * @throws ProviderFailure if there is none
     */
    CredentialAnswer ask() throws ProviderFailure;
  }

  /**
   * The kept answer, or a new one. It expires some time before its source says so.
   *
   * @param inputs what it depends on besides the caller's environment and folder
   * @throws ProviderFailure if there is none kept and none new
   */
  public CredentialAnswer get(RequestContext context, List<String> inputs, Source source)
      throws ProviderFailure {
    Instant now = context.clock().instant();
    FutureTask<Kept> task = new FutureTask<>(() -> keep(source.ask(), now));
    String key = key(context, inputs);
    FutureTask<Kept> current =
        kept.compute(key, (k, before) -> isUsable(before, now) ? before : task);
    if (current == task) {
      task.run();
    }
    try {
      CredentialAnswer answer = current.get().answer();
      makeRoom(key, now);
      return answer;
    } catch (ExecutionException e) {
      kept.remove(key, current);
      if (e.getCause() instanceof ProviderFailure failure) {
        throw failure;
      }
      throw new IllegalStateException("no answer", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProviderFailure("the request was interrupted", "try again");
    }
  }

  private static Kept keep(CredentialAnswer answer, Instant now) {
    Optional<Instant> early =
        answer.expires().map(e -> e.minus(MARGIN).isAfter(now) ? e.minus(MARGIN) : e);
    return new Kept(answer.expiring(early), early.orElse(now.plus(WITHOUT_EXPIRY)));
  }

  /** Whether an answer is under way, or there and still valid. */
  private static boolean isUsable(FutureTask<Kept> task, Instant now) {
    if (task == null || !task.isDone()) {
      return task != null;
    }
    try {
      return now.isBefore(task.get().until());
    } catch (ExecutionException | InterruptedException failed) {
      return false;
    }
  }

  private void makeRoom(String needed, Instant now) {
    if (kept.size() > MAX_ANSWERS) {
      kept.entrySet().removeIf(e -> !isUsable(e.getValue(), now));
      kept.keySet().removeIf(key -> kept.size() > MAX_ANSWERS && !key.equals(needed));
    }
  }

  /** A digest, because an environment holds secrets. Its parts hold no NUL. */
  private static String key(RequestContext context, List<String> inputs) {
    List<String> parts = new ArrayList<>(inputs);
    parts.add(context.workingDirectory().toString());
    parts.add(context.os().name());
    new TreeMap<>(context.environment().variables())
        .forEach((name, value) -> parts.add(name + "=" + value));
    return Secret.of(String.join("\0", parts)).sha256Hex().reveal();
  }
}
