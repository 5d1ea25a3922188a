package io.github.credsmith.lint.helperconfig;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.ReadFile;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** A helper configuration without rules. */
final class EmptyUrls implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "helper-config/empty-urls",
          Severity.ERROR,
          "The helper configuration has no rules.",
          "Every request fails; without the file the helper would choose by host.",
          "Add a rule, or remove the file.",
          Example.helperConfig("{\"urls\": []}\n"),
          Example.helperConfig(
              "{\"urls\": [{\"host\": \"github.com\", \"helper\": \"github\"}]}\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return workspace
        .helperRules()
        .filter(config -> config.rules().isEmpty())
        .flatMap(config -> workspace.helperConfig().map(ReadFile::file))
        .map(
            file ->
                DESCRIPTION.finding(
                    Location.ofFile(file), "The helper configuration has no rules under \"urls\"."))
        .stream()
        .toList();
  }
}
