package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.HelperPath;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A credential helper that is not there. */
final class MissingHelper implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/missing-helper",
          Severity.WARNING,
          "A credential helper in the workspace does not exist.",
          "Bazel ends with exit code 37 before it fetches anything.",
          "Install or generate it before the build, or correct the path.",
          Example.bazelrc(
              "common --credential_helper=github.com=%workspace%/tools/credential-helper\n"),
          Example.bazelrc(
                  "common --credential_helper=github.com=%workspace%/tools/credential-helper\n")
              .andHelper());

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return HelperFiles.of(
        workspace, path -> isMissing(path, workspace.root()), DESCRIPTION, "does not exist");
  }

  /** A program for Windows is mostly built there; only scripts are kept in a repository. */
  private static boolean isMissing(HelperPath path, Path root) {
    return !path.text().toLowerCase(Locale.ROOT).endsWith(".exe")
        && path.file(root).filter(Files::notExists).isPresent();
  }
}
