package io.github.credsmith.lint;

import io.github.credsmith.document.Severity;
import java.util.List;

/** What can be wrong with ignore comments themselves: known only once all rules have run. */
public final class IgnoreRules {
  static final RuleDescription NO_REASON =
      new RuleDescription(
          "ignore/no-reason",
          Severity.WARNING,
          "An ignore comment gives no rule or no reason.",
          "It has no effect: without a reason nobody can tell later whether it still applies.",
          "Write `# credsmith-ignore: RULE reason`.",
          Example.bazelrc("import /etc/acme.bazelrc # credsmith-ignore: bazelrc/missing-import\n"),
          Example.bazelrc(
              "import /etc/acme.bazelrc # credsmith-ignore: bazelrc/missing-import only CI has it\n"));

  static final RuleDescription UNKNOWN_RULE =
      new RuleDescription(
          "ignore/unknown-rule",
          Severity.WARNING,
          "An ignore comment names a rule that does not exist.",
          "It has no effect.",
          "Write the id that the finding shows in brackets; `credsmith rules` lists them.",
          Example.bazelrc(
              "# credsmith-ignore: missing-import only CI has it\ncommon --color=yes\n"),
          Example.bazelrc("common --color=yes\n"));

  static final RuleDescription UNUSED =
      new RuleDescription(
          "ignore/unused",
          Severity.WARNING,
          "An ignore comment covers no finding.",
          "It would hide a new finding of the rule in this line.",
          "Remove it.",
          Example.bazelrc(
              "# credsmith-ignore: bazelrc/missing-import only CI has it\n"
                  + "try-import /etc/acme.bazelrc\n"),
          Example.bazelrc("try-import /etc/acme.bazelrc\n"));

  private IgnoreRules() {}

  /** All of them. */
  public static List<RuleDescription> all() {
    return List.of(NO_REASON, UNKNOWN_RULE, UNUSED);
  }
}
