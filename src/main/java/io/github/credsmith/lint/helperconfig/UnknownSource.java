package io.github.credsmith.lint.helperconfig;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.helperconfig.HelperConfigProblem;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** A lookup source that does not exist. */
final class UnknownSource implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "helper-config/unknown-source",
          Severity.ERROR,
          "A lookup chain names a source that does not exist.",
          "The helper refuses the whole file, so every request fails.",
          "Name one of the sources that the message lists.",
          Example.helperConfig(
              "{\"urls\": [{\"host\": \"github.com\", \"helper\": \"github\", \"config\": {\"lookup_chain\": [{\"source\": \"environment\", \"name\": \"GH_TOKEN\"}]}}]}\n"),
          Example.helperConfig(
              "{\"urls\": [{\"host\": \"github.com\", \"helper\": \"github\", \"config\": {\"lookup_chain\": [{\"source\": \"env\", \"name\": \"GH_TOKEN\"}]}}]}\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return FormProblems.of(workspace, HelperConfigProblem.Kind.UNKNOWN_SOURCE, DESCRIPTION);
  }
}
