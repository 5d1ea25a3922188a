package io.github.credsmith.lint.helperconfig;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.helperconfig.HelperConfigProblem;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** A value that its key does not take. */
final class UnknownWord implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "helper-config/unknown-word",
          Severity.ERROR,
          "A key has a value that is none of those it takes.",
          "The helper refuses the whole file, so every request fails.",
          "Write one of the values that the message lists.",
          Example.helperConfig(
              "{\"urls\": [{\"host\": \"ghcr.io\", \"helper\": \"oci\", \"config\": {\"token_exchange_method\": \"post\"}}]}\n"),
          Example.helperConfig(
              "{\"urls\": [{\"host\": \"ghcr.io\", \"helper\": \"oci\", \"config\": {\"token_exchange_method\": \"oauth2\"}}]}\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return FormProblems.of(workspace, HelperConfigProblem.Kind.UNKNOWN_WORD, DESCRIPTION);
  }
}
