package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.HelperPath;
import io.github.credsmith.lint.HelperLine;
import io.github.credsmith.lint.Workspace;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The credential helpers that are files of the workspace. */
final class HelperFiles {
  private HelperFiles() {}

  /**
   * The first line of each path: a file that is wrong is wrong once, however many scopes it has.
   */
  static Collection<HelperLine> firstLines(Workspace workspace) {
    Map<String, HelperLine> first = new LinkedHashMap<>();
    for (HelperLine line : workspace.helperLines()) {
      HelperPath path = line.declaration().path();
      if (path.kind() == HelperPath.Kind.WORKSPACE) {
        first.putIfAbsent(path.text(), line);
      }
    }
    return first.values();
  }
}
