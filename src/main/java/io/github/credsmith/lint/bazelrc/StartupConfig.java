package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.BazelCommand;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** Startup options under a config. */
final class StartupConfig implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/startup-config",
          Severity.WARNING,
          "Startup options stand under a config.",
          "Bazel ignores the line: the server starts before configs are known.",
          "Write `startup` without a config, or pass the option on the command line.",
          Example.bazelrc("startup:ci --host_jvm_args=-Xmx2g\n"),
          Example.bazelrc("startup --host_jvm_args=-Xmx2g\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return workspace
        .optionLines()
        .filter(line -> line.key().command().equals(BazelCommand.STARTUP))
        .filter(line -> line.key().config().isPresent())
        .map(
            line ->
                DESCRIPTION.finding(
                    line.keyword().location(), "'" + line.key() + "' is never in effect."))
        .toList();
  }
}
