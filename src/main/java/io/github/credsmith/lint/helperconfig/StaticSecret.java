package io.github.credsmith.lint.helperconfig;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.helperconfig.SourceEntry;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;
import java.util.Set;

/** A secret in the helper configuration. */
final class StaticSecret implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "helper-config/literal-secret",
          Severity.ERROR,
          "A secret stands in the file.",
          "Everybody who can read the repository has it, and it stays in the history.",
          "Revoke it, and name a variable or a keyring item for the new one.",
          Example.helperConfig(
              "{\"urls\": [{\"host\": \"github.com\", \"helper\": \"github\", \"config\": {\"lookup_chain\": [{\"source\": \"static\", \"name\": \"hunter2\"}]}}]}\n"),
          Example.helperConfig(
              "{\"urls\": [{\"host\": \"github.com\", \"helper\": \"github\", \"config\": {\"lookup_chain\": [{\"source\": \"env\", \"name\": \"GH_TOKEN\"}]}}]}\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  private static final Set<String> NOT_SECRET =
      Set.of("username", "aws-default-region", "aws-access-key-id");

  @Override
  public List<Finding> check(Workspace workspace) {
    return workspace.helperRules().stream()
        .flatMap(config -> config.rules().stream())
        .flatMap(rule -> rule.config().chain().stream())
        .flatMap(List::stream)
        .filter(SourceEntry.Static.class::isInstance)
        .filter(source -> !NOT_SECRET.contains(source.binding()))
        .map(
            source ->
                DESCRIPTION.finding(
                    source.location(),
                    "The value of the binding '" + source.binding() + "' stands in the file."))
        .toList();
  }
}
