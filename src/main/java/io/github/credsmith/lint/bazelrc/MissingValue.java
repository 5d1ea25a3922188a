package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.RcOption;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** A flag without the value it needs. */
final class MissingValue implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/missing-value",
          Severity.ERROR,
          "A flag that needs a value has none in its line.",
          "Bazel ends the command with \"Expected value after --...\".",
          "Write the value after an equals sign.",
          Example.bazelrc("common --remote_cache\n"),
          Example.bazelrc("common --remote_cache=grpcs://cache.acme.example\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return workspace
        .options()
        .map(RcOption::option)
        .filter(option -> option.lacksValue())
        .map(
            option ->
                DESCRIPTION.finding(
                    option.location(), "--" + option.name() + " needs a value and has none."))
        .toList();
  }
}
