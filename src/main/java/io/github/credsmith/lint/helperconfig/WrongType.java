package io.github.credsmith.lint.helperconfig;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.helperconfig.HelperConfigProblem;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** A value of another type than its key has. */
final class WrongType implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "helper-config/wrong-type",
          Severity.ERROR,
          "A value has another type than its key.",
          "The helper refuses the whole file, so every request fails.",
          "Write a value of the type that the message names.",
          Example.helperConfig("{\"urls\": {\"host\": \"github.com\", \"helper\": \"github\"}}\n"),
          Example.helperConfig(
              "{\"urls\": [{\"host\": \"github.com\", \"helper\": \"github\"}]}\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return FormProblems.of(workspace, HelperConfigProblem.Kind.WRONG_TYPE, DESCRIPTION);
  }
}
