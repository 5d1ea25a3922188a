package io.github.credsmith.lint.helperconfig;

import io.github.credsmith.document.Finding;
import io.github.credsmith.helperconfig.HelperConfigProblem;
import io.github.credsmith.helperconfig.HelperConfigReading;
import io.github.credsmith.lint.ReadFile;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** What the reader of the helper configuration refuses, as findings. */
final class FormProblems {
  private FormProblems() {}

  static List<Finding> of(
      Workspace workspace, HelperConfigProblem.Kind kind, RuleDescription rule) {
    return workspace.helperConfig().flatMap(ReadFile::content).stream()
        .filter(HelperConfigReading.Invalid.class::isInstance)
        .flatMap(reading -> ((HelperConfigReading.Invalid) reading).problems().stream())
        .filter(problem -> problem.kind() == kind)
        .map(
            problem ->
                rule.finding(
                    problem.location(), "The helper configuration " + problem.what() + "."))
        .toList();
  }
}
