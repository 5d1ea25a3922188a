package io.github.credsmith.lint.helperconfig;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.helperconfig.SourceEntry;
import io.github.credsmith.helperconfig.UrlRule;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;
import java.util.stream.Stream;

/** A binding that its helper never asks for. */
final class UnknownBinding implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "helper-config/unknown-binding",
          Severity.WARNING,
          "A source has a binding that the helper of its rule does not know.",
          "The source is never read.",
          "Write one of the bindings that the message lists.",
          Example.helperConfig(
              "{\"urls\": [{\"host\": \"ghcr.io\", \"helper\": \"oci\", \"config\": {\"lookup_chain\": [{\"source\": \"env\", \"name\": \"GHCR_TOKEN\"}]}}]}\n"),
          Example.helperConfig(
              "{\"urls\": [{\"host\": \"ghcr.io\", \"helper\": \"oci\", \"config\": {\"lookup_chain\": [{\"source\": \"env\", \"name\": \"GHCR_TOKEN\", \"binding\": \"password\"}]}}]}\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return workspace.helperRules().stream()
        .flatMap(config -> config.rules().stream())
        .flatMap(UnknownBinding::findings)
        .toList();
  }

  private static Stream<Finding> findings(UrlRule rule) {
    return rule.config().chain().stream()
        .flatMap(List::stream)
        .filter(source -> !rule.helper().bindings().contains(source.binding()))
        .map(source -> finding(rule, source));
  }

  private static Finding finding(UrlRule rule, SourceEntry source) {
    return DESCRIPTION.finding(
        source.location(),
        "The helper "
            + rule.helper().id()
            + " does not ask for the binding '"
            + source.binding()
            + "'; it asks for "
            + String.join(", ", rule.helper().bindings().stream().sorted().toList())
            + ".");
  }
}
