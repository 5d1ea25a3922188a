package io.github.credsmith.cli;

import io.github.credsmith.helper.AnswerWriter;
import io.github.credsmith.helper.CredentialAnswer;
import io.github.credsmith.helper.CredentialFailure;
import io.github.credsmith.helper.CredentialService;
import io.github.credsmith.helper.InvalidRequestException;
import io.github.credsmith.helper.RequestLog;
import io.github.credsmith.helper.RequestReader;
import io.github.credsmith.uri.RequestUri;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;

@Command(
    name = GetCommand.NAME,
    mixinStandardHelpOptions = true,
    description = {
      "Answer one credential request, as Bazel's --credential_helper.",
      "",
      "Reads {\"uri\": \"...\"} from standard input and writes the headers for that URI to standard output."
    })
final class GetCommand implements Callable<Integer> {
  static final String NAME = "get";

  /**
   * Keyrings, programs and servers have bounds of their own below the 10 s that Bazel waits. This
   * one is for what has none, and leaves room for a machine that hundreds of helpers keep busy.
   */
  private static final Duration BUDGET = Duration.ofSeconds(30);

  private final Session session;

  GetCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    TimeBudget budget = new TimeBudget(BUDGET);
    RequestUri uri;
    try {
      uri = budget.run(() -> RequestReader.read(session.in()));
    } catch (TimeoutException e) {
      return fail("no request came on standard input within 30 s", ExitCode.USAGE);
    } catch (ExecutionException e) {
      return failed(e.getCause());
    }
    RequestLog log = CredentialRuntime.log(session);
    CredentialService service = CredentialRuntime.service();
    try {
      CredentialAnswer answer = budget.run(() -> service.answer(uri, session.context(), log));
      session.out().print(AnswerWriter.json(answer) + "\n");
      return ExitCode.OK;
    } catch (TimeoutException e) {
      return fail(
          uri.host()
              + ": no answer within 30 s; CREDENTIAL_HELPER_LOGGING=debug shows what it waits for",
          ExitCode.FINDINGS);
    } catch (ExecutionException e) {
      return failed(e.getCause());
    }
  }

  private int failed(Throwable cause) {
    if (cause instanceof InvalidRequestException invalid) {
      return fail(invalid.getMessage(), ExitCode.USAGE);
    }
    if (cause instanceof CredentialFailure failure) {
      return fail(failure.getMessage(), Faults.exitCode(failure));
    }
    return Faults.internal(cause, session.err());
  }

  private int fail(String line, int exitCode) {
    session.err().println("credsmith: " + line);
    return exitCode;
  }
}
