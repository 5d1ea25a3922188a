package io.github.credsmith.cli;

import io.github.credsmith.agent.Reply;
import io.github.credsmith.helper.RequestLog;
import io.github.credsmith.uri.RequestUri;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = GetCommand.NAME,
    mixinStandardHelpOptions = true,
    description = {
      "Answer one credential request, as Bazel's --credential_helper.",
      "",
      "Reads {\"uri\": \"...\"} from standard input and writes the headers for that URI to standard output. Lets the"
          + " resident agent answer, and starts it if there is none; CREDENTIAL_HELPER_STANDALONE=1 does without."
    })
final class GetCommand implements Callable<Integer> {
  static final String NAME = "get";

  private final Session session;

  GetCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    CredentialGet get =
        new CredentialGet(
            (uri, context, log) ->
                Optional.of(CredentialRuntime.service().answer(uri, context, log)));
    CredentialGet.Request request = get.read(session.in());
    if (request.uri().isEmpty()) {
      return write(request.refusal().orElseThrow());
    }
    RequestUri uri = request.uri().get();
    RequestLog log = CredentialRuntime.log(session);
    Optional<Reply> reply = new AgentAccess(session.context()).get(uri, log);
    return write(
        reply.isPresent() ? reply.get() : get.answer(uri, session.context(), log).orElseThrow());
  }

  private int write(Reply reply) {
    reply.errors().forEach(session.err()::println);
    if (!reply.output().isEmpty()) {
      session.out().print(reply.output() + "\n");
    }
    return reply.exitCode();
  }
}
