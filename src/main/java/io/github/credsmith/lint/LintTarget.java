package io.github.credsmith.lint;

import java.nio.file.Path;
import java.util.Set;

/**
 * A workspace to lint.
 *
 * @param only the files whose findings are wanted; empty for all
 */
public record LintTarget(WorkspaceFolder folder, Set<Path> only) {
  public LintTarget {
    only = Set.copyOf(only);
  }

  /** Whether findings in a file are wanted. */
  public boolean wants(Path file) {
    return only.isEmpty() || only.contains(file);
  }
}
