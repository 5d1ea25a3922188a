package io.github.credsmith.cli;

import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.catalogue.RuleCatalogue;
import io.github.credsmith.lint.catalogue.RulePage;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    description = "List what lint looks for, or explain one rule.")
final class RulesCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "RULE",
      arity = "0..1",
      description = "The id of a rule, as findings show it in brackets.")
  private Optional<String> id = Optional.empty();

  @Spec private CommandSpec spec;

  RulesCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    RuleCatalogue catalogue = new RuleCatalogue();
    if (id.isEmpty()) {
      catalogue.descriptions().forEach(this::list);
      return ExitCode.OK;
    }
    RuleDescription rule =
        catalogue
            .find(id.get())
            .orElseThrow(
                () -> new ParameterException(spec.commandLine(), "no rule '" + id.get() + "'"));
    session.out().print(RulePage.markdown(rule));
    return ExitCode.OK;
  }

  private void list(RuleDescription rule) {
    String severity = rule.severity().name().toLowerCase(Locale.ROOT);
    session.out().println(String.format("%-34s %-8s %s", rule.id(), severity, rule.summary()));
  }
}
