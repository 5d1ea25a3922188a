package io.github.credsmith.lint;

import io.github.credsmith.document.Severity;
import java.util.List;

/** What can be wrong with the lint settings of a spec: known only to who knows all rules. */
public final class SettingRules {
  private static final String SPEC = "apiVersion: credsmith/v1\nkind: CredentialSpec\n";

  static final RuleDescription UNKNOWN_RULE =
      new RuleDescription(
          "spec/unknown-rule",
          Severity.WARNING,
          "The lint settings name a rule or a group that does not exist.",
          "The setting has no effect.",
          "Write the id that a finding shows in brackets, or GROUP/*; `credsmith rules` lists them.",
          Example.of(WorkspaceFinder.SPEC, SPEC + "lint: {rules: {duplicate-option: off}}\n"),
          Example.of(
              WorkspaceFinder.SPEC, SPEC + "lint: {rules: {bazelrc/duplicate-option: off}}\n"));

  private SettingRules() {}

  /** All of them. */
  public static List<RuleDescription> all() {
    return List.of(UNKNOWN_RULE);
  }
}
