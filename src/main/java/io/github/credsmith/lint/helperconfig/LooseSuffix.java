package io.github.credsmith.lint.helperconfig;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.helperconfig.UrlRule;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A glob that matches more domains than were meant. */
final class LooseSuffix implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "helper-config/loose-suffix",
          Severity.WARNING,
          "A host is a * that is followed by a name without a dot between them.",
          "The * takes any characters, so the rule also answers for domains of strangers that end the same.",
          "Write two rules: one for the domain and one with `*.` before it.",
          Example.helperConfig(
              "{\"urls\": [{\"host\": \"*acme.example\", \"helper\": \"oci\"}]}\n"),
          Example.helperConfig(
              "{\"urls\": [\n  {\"host\": \"acme.example\", \"helper\": \"oci\"},\n  {\"host\": \"*.acme.example\", \"helper\": \"oci\"}\n]}\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return workspace.helperRules().stream()
        .flatMap(config -> config.rules().stream())
        .flatMap(rule -> finding(rule).stream())
        .toList();
  }

  private static final Pattern LOOSE =
      Pattern.compile("\\*([a-z0-9][a-z0-9-]*(?:\\.[a-z0-9-]+)+)(?::.*)?");

  private static Optional<Finding> finding(UrlRule rule) {
    return rule.host()
        .filter(host -> LOOSE.matcher(host.pattern()).matches())
        .map(
            host ->
                DESCRIPTION.finding(
                    rule.places().host(),
                    "The host '"
                        + host
                        + "' also matches 'evil"
                        + host.pattern().substring(1)
                        + "'."));
  }
}
