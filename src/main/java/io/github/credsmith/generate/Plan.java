package io.github.credsmith.generate;

import java.util.List;

/**
 * What has to be done so that the workspace is as the spec says.
 *
 * @param changes in the order in which they are made; empty if nothing is to do
 * @param refusals why the plan may not be carried out; nothing is written while there is one
 */
public record Plan(List<Change> changes, List<Refusal> refusals) {
  public Plan {
    changes = List.copyOf(changes);
    refusals = List.copyOf(refusals);
  }

  /** Whether every file is as the spec says. */
  public boolean isUpToDate() {
    return changes.isEmpty() && refusals.isEmpty();
  }
}
