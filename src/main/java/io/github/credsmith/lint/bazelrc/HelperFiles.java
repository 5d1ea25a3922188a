package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.HelperPath;
import io.github.credsmith.document.Finding;
import io.github.credsmith.lint.HelperLine;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The credential helpers that are files of the workspace. */
final class HelperFiles {
  private HelperFiles() {}

  /**
   * A finding for each program that is at fault.
   *
   * @param what completes the sentence "the credential helper ..."
   */
  static List<Finding> of(
      Workspace workspace, Predicate<HelperPath> atFault, RuleDescription rule, String what) {
    return firstLines(workspace).stream()
        .filter(line -> atFault.test(line.declaration().path()))
        .map(
            line ->
                rule.finding(
                    line.pathLocation(),
                    "The credential helper '" + line.declaration().path() + "' " + what + "."))
        .toList();
  }

  /**
   * The first line of each path: a file that is wrong is wrong once, however many scopes it has.
   */
  private static Collection<HelperLine> firstLines(Workspace workspace) {
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
