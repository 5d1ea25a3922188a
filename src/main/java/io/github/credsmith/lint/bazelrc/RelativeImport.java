package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.ResolvedImport;
import io.github.credsmith.bazelrc.Statement;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.document.TextEdit;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;
import java.util.Optional;

/** An import that works from the root alone. */
final class RelativeImport implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/relative-import",
          Severity.WARNING,
          "An import names a file by a relative path.",
          "Bazel takes it from the folder it is started in, so it works from the root of the workspace alone.",
          "Begin the path with `%workspace%/`.",
          Example.bazelrc("import ci.bazelrc\n").and("ci.bazelrc", "common --color=yes\n"),
          Example.bazelrc("import %workspace%/ci.bazelrc\n")
              .and("ci.bazelrc", "common --color=yes\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return workspace
        .statements()
        .filter(Statement.ImportLine.class::isInstance)
        .map(Statement.ImportLine.class::cast)
        .filter(line -> line.importPath().isRelative())
        .map(
            line ->
                DESCRIPTION
                    .finding(
                        line.path().location(),
                        "The import of '"
                            + ShownWord.of(line.path().value())
                            + "' depends on the folder Bazel is started in.")
                    .mendedBy(rooted(line, workspace)))
        .toList();
  }

  /** What is found from the root is meant from the root. */
  private static Optional<TextEdit> rooted(Statement.ImportLine line, Workspace workspace) {
    return workspace.bazelrc().imports().stream()
            .filter(read -> read.statement().equals(line))
            .anyMatch(read -> read.outcome() == ResolvedImport.Outcome.READ)
        ? line.path().replacement(0, 0, "%workspace%/")
        : Optional.empty();
  }
}
