package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.HelperPath;
import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A credential helper that cannot be started. */
final class HelperNotExecutable implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/helper-not-executable",
          Severity.ERROR,
          "A credential helper in the workspace is not executable.",
          "Bazel ends with exit code 37 before it fetches anything.",
          "Run `chmod +x` on it, and `git update-index --chmod=+x` where the file system keeps no such bit.",
          Example.bazelrc(
                  "common --credential_helper=github.com=%workspace%/tools/credential-helper\n")
              .and("tools/credential-helper", "#!/bin/sh\nexec credsmith get\n"),
          Example.bazelrc(
                  "common --credential_helper=github.com=%workspace%/tools/credential-helper\n")
              .andHelper());

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  private static final Pattern WINDOWS_PROGRAM = Pattern.compile("(?i).*\\.(?:exe|bat|cmd)");

  @Override
  public List<Finding> check(Workspace workspace) {
    return workspace.context().os() == OperatingSystem.WINDOWS
        ? List.of()
        : HelperFiles.of(
            workspace,
            path -> cannotBeStarted(path, workspace.root()),
            DESCRIPTION,
            "is not executable");
  }

  private static boolean cannotBeStarted(HelperPath path, Path root) {
    return !WINDOWS_PROGRAM.matcher(path.text()).matches()
        && path.file(root)
            .filter(Files::exists)
            .filter(file -> !Files.isExecutable(file))
            .isPresent();
  }
}
