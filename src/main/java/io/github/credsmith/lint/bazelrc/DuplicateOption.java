package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.BazelOption;
import io.github.credsmith.bazelrc.CredentialFlag;
import io.github.credsmith.bazelrc.FlagKind;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.RcOption;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An option that is given twice. */
final class DuplicateOption implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/duplicate-option",
          Severity.INFO,
          "The same option with the same value is given twice for the same command and config.",
          "The second has no effect of its own; a change to one alone surprises later.",
          "Remove one of them.",
          Example.bazelrc(
              "common --credential_helper_timeout=30s\ncommon --credential_helper_timeout=30s\n"),
          Example.bazelrc("common --credential_helper_timeout=30s\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    Map<List<Object>, RcOption> seen = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    workspace
        .options()
        .filter(
            option ->
                option.option().form() == BazelOption.Form.FLAG
                    || option.option().form() == BazelOption.Form.STARLARK)
        .forEach(
            option -> {
              RcOption first = seen.putIfAbsent(same(option), option);
              if (first != null) {
                findings.add(finding(option, first));
              }
            });
    return findings;
  }

  /** What makes two options the same. The value among it may be a secret. */
  private static List<Object> same(RcOption option) {
    BazelOption written = option.option();
    return List.of(
        written.location().file(),
        option.line().key(),
        written.name(),
        written.negated(),
        written.valueText());
  }

  private static Finding finding(RcOption option, RcOption first) {
    BazelOption written = option.option();
    return DESCRIPTION
        .finding(written.location(), "--" + written.name() + " has the same value further up.")
        .relatedTo(first.option().location(), "the first time")
        .mendedBy(lastCounts(written) ? first.removal() : Optional.empty());
  }

  /**
   * Whether the first of two has no effect whatever stands between them. Values that add up may be
   * meant to come twice, as {@code --copt=-Xclang} does.
   */
  private static boolean lastCounts(BazelOption option) {
    return option
        .credentialFlag()
        .filter(
            flag ->
                flag == CredentialFlag.CREDENTIAL_HELPER || flag.kind() != FlagKind.ACCUMULATING)
        .isPresent();
  }
}
