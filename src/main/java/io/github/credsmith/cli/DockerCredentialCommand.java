package io.github.credsmith.cli;

import io.github.credsmith.helper.docker.CredentialHelper;
import io.github.credsmith.helper.docker.HelperReply;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Docker reads standard output, errors included, and takes an exit code of 1 for a failure. */
@Command(
    name = "docker-credential",
    mixinStandardHelpOptions = true,
    description = {
      "Answer docker, podman, skopeo and others as docker-credential-credsmith.",
      "",
      "get reads a registry from standard input and writes user and secret to standard output; list writes the"
          + " registries that rules name and that have credentials. store and erase are refused: the secrets are kept"
          + " where the rules say."
    })
final class DockerCredentialCommand implements Callable<Integer> {
  private static final int MAX_INPUT = 1 << 20;

  private final Session session;

  @Parameters(paramLabel = "ACTION", description = "One of ${COMPLETION-CANDIDATES}.")
  private Action action;

  /** What docker can ask of a helper. */
  enum Action {
    GET,
    LIST,
    STORE,
    ERASE,
    VERSION;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  DockerCredentialCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    if (action == Action.VERSION) {
      return new VersionCommand(session).call();
    }
    HelperReply reply = reply();
    session.out().print(reply.line() + "\n");
    return reply.successful() ? ExitCode.OK : ExitCode.FINDINGS;
  }

  private HelperReply reply() throws IOException {
    CredentialHelper helper =
        new CredentialHelper(
            CredentialRuntime.service(), session.context(), CredentialRuntime.log(session));
    if (action == Action.GET) {
      return helper.get(session.in());
    }
    if (action == Action.LIST) {
      return helper.list();
    }
    // Whoever sends a login may fail if nobody reads it.
    Arrays.fill(session.in().readNBytes(MAX_INPUT), (byte) 0);
    return helper.refuseChange();
  }
}
