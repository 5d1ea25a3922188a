package io.github.credsmith.lint;

import io.github.credsmith.document.Finding;
import java.util.List;

/**
 * What linting came to.
 *
 * @param targets in the order in which they were named
 */
public record LintOutcome(List<OfTarget> targets) {
  /**
   * What linting one target came to.
   *
   * @param workspace its files, read
   * @param findings those that are wanted, by {@link Finding#BY_PLACE}
   */
  public record OfTarget(LintTarget target, Workspace workspace, List<Finding> findings) {
    public OfTarget {
      findings = List.copyOf(findings);
    }
  }

  public LintOutcome {
    targets = List.copyOf(targets);
  }

  /** The workspaces of all targets. */
  public List<Workspace> workspaces() {
    return targets.stream().map(OfTarget::workspace).toList();
  }

  /** The findings of all targets, by {@link Finding#BY_PLACE}; those of a shared file once. */
  public List<Finding> findings() {
    return targets.stream()
        .flatMap(target -> target.findings().stream())
        .distinct()
        .sorted(Finding.BY_PLACE)
        .toList();
  }
}
