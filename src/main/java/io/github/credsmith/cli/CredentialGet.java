package io.github.credsmith.cli;

import io.github.credsmith.agent.Reply;
import io.github.credsmith.context.RequestContext;
import io.github.credsmith.helper.AnswerWriter;
import io.github.credsmith.helper.CredentialAnswer;
import io.github.credsmith.helper.CredentialFailure;
import io.github.credsmith.helper.InvalidRequestException;
import io.github.credsmith.helper.RequestLog;
import io.github.credsmith.helper.RequestReader;
import io.github.credsmith.uri.RequestUri;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;

/**
 * One {@code get}, from the request to what is written and the exit code: the same in a process of
 * its own and in the agent.
 */
final class CredentialGet {
  /**
   * Keyrings, programs and servers have bounds of their own below the 10 s that Bazel waits. This
   * one is for what has none, and leaves room for a machine that hundreds of helpers keep busy.
   */
  private static final Duration BUDGET = Duration.ofSeconds(30);

  private final Source source;
  private final TimeBudget budget;

  /** Where answers come from. */
  @FunctionalInterface
  interface Source {

    /**
     * The headers for a URI.
     *
     * @return empty if only a process with the caller's own environment can answer
     * @throws CredentialFailure if there is no answer
     */
    Optional<CredentialAnswer> answer(RequestUri uri, RequestContext context, RequestLog log)
        throws CredentialFailure;
  }

  /** A request not yet read; its time begins to run. */
  CredentialGet(Source source) {
    this.source = source;
    this.budget = new TimeBudget(BUDGET);
  }

  /** As {@link #CredentialGet(Source)}, on threads that serve other requests too. */
  CredentialGet(Source source, Executor threads) {
    this.source = source;
    this.budget = new TimeBudget(BUDGET, threads);
  }

  /** What reading a request came to: a URI or the reply that says why there is none. */
  record Request(Optional<RequestUri> uri, Optional<Reply> refusal) {}

  /** Reads the request as far as its end, from a stream that may never come to it. */
  Request read(InputStream input) throws InterruptedException {
    try {
      return accepted(budget.run(() -> RequestReader.read(input)));
    } catch (TimeoutException e) {
      return refused(fail("no request came on standard input within 30 s", ExitCode.USAGE));
    } catch (ExecutionException e) {
      return refused(failed(e.getCause()));
    }
  }

  /** Reads a request that is there. */
  static Request read(byte[] request) {
    try {
      return accepted(RequestReader.read(new ByteArrayInputStream(request)));
    } catch (InvalidRequestException e) {
      return refused(failed(e));
    }
  }

  /** Answers; empty if only a process with the caller's own environment can. */
  Optional<Reply> answer(RequestUri uri, RequestContext context, RequestLog log)
      throws InterruptedException {
    try {
      return budget
          .run(() -> source.answer(uri, context, log))
          .map(answer -> Reply.answer(AnswerWriter.json(answer)));
    } catch (TimeoutException e) {
      return Optional.of(
          fail(
              uri.host()
                  + ": no answer within 30 s; CREDENTIAL_HELPER_LOGGING=debug shows what it waits for",
              ExitCode.FINDINGS));
    } catch (ExecutionException e) {
      return Optional.of(failed(e.getCause()));
    }
  }

  private static Request accepted(RequestUri uri) {
    return new Request(Optional.of(uri), Optional.empty());
  }

  private static Request refused(Reply reply) {
    return new Request(Optional.empty(), Optional.of(reply));
  }

  private static Reply failed(Throwable cause) {
    if (cause instanceof InvalidRequestException invalid) {
      return fail(invalid.getMessage(), ExitCode.USAGE);
    }
    if (cause instanceof CredentialFailure failure) {
      return fail(failure.getMessage(), Faults.exitCode(failure));
    }
    StringWriter line = new StringWriter();
    int exitCode = Faults.internal(cause, new PrintWriter(line, true));
    return Reply.failure(exitCode, line.toString().strip());
  }

  private static Reply fail(String line, int exitCode) {
    return Reply.failure(exitCode, "credsmith: " + line);
  }
}
