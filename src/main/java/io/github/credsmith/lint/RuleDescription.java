package io.github.credsmith.lint;

import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.Severity;
import java.util.List;

/**
 * A rule as people know it.
 *
 * @param id {@code group/name}; stable, because ignore comments and CI settings name it
 * @param severity that of its findings, unless a finding says another
 * @param summary one sentence: what is wrong
 * @param why one sentence: the effect on the build
 * @param fix one sentence: how to mend it
 * @param bad files in which the rule finds something
 * @param good the same files as they should be, in which no rule finds anything
 */
public record RuleDescription(
    String id,
    Severity severity,
    String summary,
    String why,
    String fix,
    Example bad,
    Example good) {

  /** A finding with the rule's own severity and explanation. */
  public Finding finding(Location location, String what) {
    return finding(location, what, why, fix);
  }

  /** A finding that explains itself by its own case. */
  public Finding finding(Location location, String what, String why, String fix) {
    return finding(severity, location, what, why, fix);
  }

  /** A finding that matters more or less than the rule's findings mostly do. */
  public Finding finding(
      Severity severity, Location location, String what, String why, String fix) {
    return new Finding(id, severity, location, what, why, fix, List.of());
  }
}
