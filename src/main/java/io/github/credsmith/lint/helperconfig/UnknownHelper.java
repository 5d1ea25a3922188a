package io.github.credsmith.lint.helperconfig;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.helperconfig.HelperConfigProblem;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** A helper that does not exist. */
final class UnknownHelper implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "helper-config/unknown-helper",
          Severity.ERROR,
          "A rule names a helper that does not exist.",
          "The helper refuses the whole file, so every request fails.",
          "Name one of the helpers that the message lists.",
          Example.helperConfig("{\"urls\": [{\"host\": \"github.com\", \"helper\": \"gh\"}]}\n"),
          Example.helperConfig(
              "{\"urls\": [{\"host\": \"github.com\", \"helper\": \"github\"}]}\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return FormProblems.of(workspace, HelperConfigProblem.Kind.UNKNOWN_HELPER, DESCRIPTION);
  }
}
