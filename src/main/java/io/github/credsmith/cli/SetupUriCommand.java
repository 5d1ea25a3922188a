package io.github.credsmith.cli;

import io.github.credsmith.helper.CredentialFailure;
import io.github.credsmith.helper.CredentialService;
import io.github.credsmith.helper.HelperChoice;
import io.github.credsmith.helper.RequestLog;
import io.github.credsmith.helper.SetupReport;
import io.github.credsmith.uri.InvalidUriException;
import io.github.credsmith.uri.RequestUri;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "setup-uri",
    mixinStandardHelpOptions = true,
    description = {
      "Tell where the credentials for a URI come from, and what is missing.",
      "",
      "Names the rule or default that applies and the state of every source: SET, NOT SET or FAILED. Never shows a"
          + " secret."
    })
final class SetupUriCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "URI",
      description = "A URL, a gRPC service's URL, or the bare host of a registry.")
  private String uri;

  @Spec private CommandSpec spec;

  SetupUriCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws CredentialFailure {
    RequestUri request = request();
    RequestLog log = CredentialRuntime.log(session);
    CredentialService.Setup setup =
        CredentialRuntime.service().setup(request, session.context(), log);
    List<String> lines = new ArrayList<>();
    lines.add("URI:      " + shown(request));
    lines.add("This is:  " + setup.report().subject());
    lines.add("Helper:   " + setup.choice().kind().id() + ", because " + setup.choice().reason());
    addReport(setup.report(), lines);
    if (setup.choice() instanceof HelperChoice.NoRule noRule) {
      noRule.nearMisses().forEach(miss -> lines.add("Note:     " + miss));
    }
    lines.forEach(line -> session.out().println(log.scrub(line)));
    return ExitCode.OK;
  }

  private static void addReport(SetupReport report, List<String> lines) {
    if (!report.sources().isEmpty()) {
      lines.add("Sources, in this order:");
      report.sources().forEach(source -> lines.add("  " + source.binding() + ": " + source));
    }
    lines.add("Ready:    " + (report.ready() ? "yes" : "no"));
    report.advice().forEach(step -> lines.add("To do:    " + step));
  }

  private RequestUri request() {
    try {
      return RequestUri.parse(uri);
    } catch (InvalidUriException e) {
      throw new ParameterException(spec.commandLine(), "the URI " + e.getMessage());
    }
  }

  /** Without user information and query, which may hold secrets. */
  private static String shown(RequestUri uri) {
    return uri.bareHost() ? uri.text() : uri.scheme() + "://" + uri.authority() + uri.path();
  }
}
