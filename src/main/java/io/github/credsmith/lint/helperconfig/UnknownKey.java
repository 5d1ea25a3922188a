package io.github.credsmith.lint.helperconfig;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.helperconfig.HelperConfigProblem;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** A key that means nothing where it stands. */
final class UnknownKey implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "helper-config/unknown-key",
          Severity.ERROR,
          "A key means nothing where it stands.",
          "The helper refuses the whole file, so every request fails.",
          "Correct the key or remove it; keys are in lower case with underscores.",
          Example.helperConfig(
              "{\"urls\": [{\"hosts\": \"github.com\", \"helper\": \"github\"}]}\n"),
          Example.helperConfig(
              "{\"urls\": [{\"host\": \"github.com\", \"helper\": \"github\"}]}\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return FormProblems.of(workspace, HelperConfigProblem.Kind.UNKNOWN_KEY, DESCRIPTION);
  }
}
