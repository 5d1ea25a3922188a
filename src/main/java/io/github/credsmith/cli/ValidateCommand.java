package io.github.credsmith.cli;

import io.github.credsmith.report.TextReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Check a spec.",
      "",
      "Says what does not fit the schema, which credentials contradict each other, and what a target cannot do."
    })
final class ValidateCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private SpecInput input;

  ValidateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    SpecInput.Outcome outcome = input.read(session, session.out());
    if (outcome.exitCode() != ExitCode.USAGE) {
      session.out().println(input.names() + ": " + TextReport.summary(outcome.findings()));
    }
    return outcome.exitCode();
  }
}
