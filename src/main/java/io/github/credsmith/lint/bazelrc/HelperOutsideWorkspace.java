package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.HelperPath;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.nio.file.Path;
import java.util.List;

/** A credential helper by an absolute path. */
final class HelperOutsideWorkspace implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/helper-outside-workspace",
          Severity.INFO,
          "A file of the workspace names a credential helper by an absolute path.",
          "On a machine where the program is elsewhere, Bazel ends with exit code 37.",
          "Use `%workspace%/...`, or a bare name that is looked up on PATH.",
          Example.bazelrc("common --credential_helper=github.com=/usr/local/bin/gh-helper\n"),
          Example.bazelrc("common --credential_helper=github.com=gh-helper\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return workspace.helperLines().stream()
        .filter(line -> line.declaration().path().kind() == HelperPath.Kind.ABSOLUTE)
        .filter(line -> !Path.of(line.option().option().location().file()).isAbsolute())
        .map(
            line ->
                DESCRIPTION.finding(
                    line.pathLocation(),
                    "The path '"
                        + line.declaration().path()
                        + "' is the same on no two machines by itself."))
        .toList();
  }
}
