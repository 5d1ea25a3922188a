package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.StackProblem;
import io.github.credsmith.document.Finding;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the readers of rc files found, as findings. */
final class StackProblems {
  private StackProblems() {}

  /**
   * The problems of a kind with imports and files.
   *
   * @param sentence what a finding says, with {@code %s} for the problem's detail
   */
  static List<Finding> ofFiles(
      Workspace workspace, StackProblem.Kind kind, RuleDescription rule, String sentence) {
    return ofFiles(workspace, kind, saying(rule, sentence));
  }

  /** The problems of a kind with imports and files. */
  static List<Finding> ofFiles(
      Workspace workspace, StackProblem.Kind kind, Function<StackProblem, Finding> finding) {
    return findings(workspace.bazelrc().problems().stream(), kind, finding);
  }

  /**
   * The problems of a kind with configs, whichever command and platform they arise for.
   *
   * @param sentence as for {@link #ofFiles}
   */
  static List<Finding> ofConfigs(
      Workspace workspace, StackProblem.Kind kind, RuleDescription rule, String sentence) {
    return ofConfigs(workspace, kind, saying(rule, sentence));
  }

  /** The problems of a kind with configs, whichever command and platform they arise for. */
  static List<Finding> ofConfigs(
      Workspace workspace, StackProblem.Kind kind, Function<StackProblem, Finding> finding) {
    return findings(
        workspace.invocations().stream()
            .flatMap(invocation -> invocation.options().problems().stream()),
        kind,
        finding);
  }

  private static Function<StackProblem, Finding> saying(RuleDescription rule, String sentence) {
    return problem -> rule.finding(problem.location(), sentence.formatted(problem.detail()));
  }

  private static List<Finding> findings(
      Stream<StackProblem> problems,
      StackProblem.Kind kind,
      Function<StackProblem, Finding> finding) {
    Set<Object> seen = new HashSet<>();
    List<Finding> findings = new ArrayList<>();
    problems
        .filter(problem -> problem.kind() == kind)
        .filter(problem -> seen.add(problem.location()))
        .forEach(problem -> findings.add(withImports(finding.apply(problem), problem)));
    return findings;
  }

  private static Finding withImports(Finding finding, StackProblem problem) {
    Finding full = finding;
    for (var place : problem.chain()) {
      full = full.relatedTo(place, "imported here");
    }
    return full;
  }
}
