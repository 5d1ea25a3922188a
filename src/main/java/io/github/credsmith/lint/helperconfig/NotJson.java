package io.github.credsmith.lint.helperconfig;

import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.ReadFile;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** A helper configuration that is not JSON. */
final class NotJson implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "helper-config/not-json",
          Severity.ERROR,
          "The helper configuration cannot be read as JSON.",
          "The helper refuses the whole file, so every request fails.",
          "Mend the JSON; it has no comments and no trailing commas.",
          Example.helperConfig(
              "{\"urls\": [{\"host\": \"github.com\", \"helper\": \"github\"},]}\n"),
          Example.helperConfig(
              "{\"urls\": [{\"host\": \"github.com\", \"helper\": \"github\"}]}\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return workspace.helperConfig().flatMap(ReadFile::failure).stream()
        .map(NotJson::finding)
        .toList();
  }

  private static Finding finding(DocumentException failure) {
    return DESCRIPTION.finding(
        failure.location(), "The helper configuration " + failure.getMessage() + ".");
  }
}
