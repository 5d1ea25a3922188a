package io.github.credsmith.cli;

import io.github.credsmith.helper.CredentialFailure;
import io.github.credsmith.helper.InvalidRequestException;
import io.github.credsmith.helper.kubelet.CredentialProviderPlugin;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "credential-provider",
    mixinStandardHelpOptions = true,
    description = {
      "Answer the kubelet as one of its credential provider plugins.",
      "",
      "Reads a CredentialProviderRequest from standard input and writes a CredentialProviderResponse of the same"
          + " version to standard output: user and password for the registry of the image."
    })
final class CredentialProviderCommand implements Callable<Integer> {
  private final Session session;

  CredentialProviderCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws CredentialFailure {
    CredentialProviderPlugin plugin = new CredentialProviderPlugin(CredentialRuntime.service());
    try {
      String answer =
          plugin.answer(session.in(), session.context(), CredentialRuntime.log(session));
      session.out().print(answer + "\n");
      return ExitCode.OK;
    } catch (InvalidRequestException e) {
      session.err().println("credsmith: " + e.getMessage());
      return ExitCode.USAGE;
    }
  }
}
