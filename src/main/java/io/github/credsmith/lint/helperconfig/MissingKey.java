package io.github.credsmith.lint.helperconfig;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.helperconfig.HelperConfigProblem;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** A key that is required and absent. */
final class MissingKey implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "helper-config/missing-key",
          Severity.ERROR,
          "A required key is absent or empty.",
          "The helper refuses the whole file, so every request fails.",
          "Add the key.",
          Example.helperConfig("{\"urls\": [{\"host\": \"github.com\"}]}\n"),
          Example.helperConfig(
              "{\"urls\": [{\"host\": \"github.com\", \"helper\": \"github\"}]}\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return FormProblems.of(workspace, HelperConfigProblem.Kind.MISSING_KEY, DESCRIPTION);
  }
}
