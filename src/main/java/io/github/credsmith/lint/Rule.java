package io.github.credsmith.lint;

import io.github.credsmith.document.Finding;
import java.util.List;

/** One check of a workspace. Rules keep no state and do not know of each other. */
public interface Rule {
  /** What the rule is about, with examples that show it. */
  RuleDescription description();

  /**
   * Looks at a workspace.
   *
   * @return what is wrong, in any order; empty if nothing is
   */
  List<Finding> check(Workspace workspace);
}
