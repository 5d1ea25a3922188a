package io.github.credsmith.lint.spec;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Drift;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** A file that is not what the spec generates. */
final class Drifted implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "spec/drift",
          Severity.WARNING,
          "A file is not what the spec generates.",
          "The build does not do what the spec says, and the next `credsmith generate` changes the file.",
          "Run `credsmith generate`; what was written by hand belongs into the spec.",
          Example.of(
                  "credsmith.yaml",
                  "apiVersion: credsmith/v1\nkind: CredentialSpec\nmetadata: {name: acme}\nbazel: {platforms: [linux]}\ncredentials:\n  - name: github\n    hosts: [github.com]\n    provider: github\n")
              .and(
                  ".tweag-credential-helper.json",
                  "{\"urls\": [{\"host\": \"github.com\", \"helper\": \"github\"}]}\n"),
          Example.of(
                  "credsmith.yaml",
                  "apiVersion: credsmith/v1\nkind: CredentialSpec\nmetadata: {name: acme}\nbazel: {platforms: [linux]}\ncredentials:\n  - name: github\n    hosts: [github.com]\n    provider: github\n")
              .andGenerated());

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return workspace.drift().stream()
        .filter(drift -> drift.kind() != Drift.Kind.OLD_STUB)
        .map(drift -> DESCRIPTION.finding(drift.location(), sentence(drift)))
        .toList();
  }

  private static String sentence(Drift drift) {
    return switch (drift.kind()) {
      case MISSING -> "The spec generates '" + drift.path() + "', which is not there.";
      case DIFFERENT, OLD_STUB -> "From this line on the file is not what the spec generates.";
      case UNWANTED -> "The spec no longer generates the file.";
    };
  }
}
