package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.BazelOption;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Location;
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
          Example.bazelrc("build --color=yes\nbuild --color=yes\n"),
          Example.bazelrc("build --color=yes\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  /** What makes two options the same. Its value may be a secret. */
  private record Same(
      String file, String key, String name, boolean negated, Optional<String> value) {}

  @Override
  public List<Finding> check(Workspace workspace) {
    Map<Same, Location> seen = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    workspace
        .options()
        .filter(
            option ->
                option.option().form() == BazelOption.Form.FLAG
                    || option.option().form() == BazelOption.Form.STARLARK)
        .forEach(
            option -> {
              Location place = option.option().location();
              Location first = seen.putIfAbsent(same(option, place), place);
              if (first != null) {
                findings.add(finding(option, place).relatedTo(first, "the first time"));
              }
            });
    return findings;
  }

  private static Same same(RcOption option, Location place) {
    BazelOption written = option.option();
    return new Same(
        place.file(),
        option.line().key().toString(),
        written.name(),
        written.negated(),
        written.valueText());
  }

  private static Finding finding(RcOption option, Location place) {
    return DESCRIPTION.finding(
        place, "--" + option.option().name() + " has the same value further up.");
  }
}
