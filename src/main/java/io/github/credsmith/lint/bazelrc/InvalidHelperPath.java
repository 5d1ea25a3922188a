package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.BazelVersion;
import io.github.credsmith.bazelrc.HelperPath;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;

/** A helper path that Bazel refuses. */
final class InvalidHelperPath implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/invalid-helper-path",
          Severity.ERROR,
          "The path of a credential helper is of a form that Bazel refuses.",
          "Bazel ends the command with an error before it fetches anything.",
          "Write `%workspace%/...`, an absolute path, or the bare name of a program on PATH.",
          Example.bazelrc("common --credential_helper=github.com=tools/credential-helper\n"),
          Example.bazelrc(
                  "common --credential_helper=github.com=%workspace%/tools/credential-helper\n")
              .andHelper());

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return workspace.helperLines().stream()
        .filter(line -> isRefused(line.declaration().path(), workspace.version().version()))
        .map(line -> DESCRIPTION.finding(line.pathLocation(), what(line.declaration().path())))
        .toList();
  }

  private static boolean isRefused(HelperPath path, BazelVersion version) {
    return path.kind().isRefused()
        || path.kind() == HelperPath.Kind.INSTALL_BASE && !version.isAtLeast(7, 1, 0);
  }

  private static String what(HelperPath path) {
    return switch (path.kind()) {
      case INSTALL_BASE -> "Bazel before 7.1.0 does not know %install_base%.";
      case EMPTY -> "The credential helper has no path.";
      case UNKNOWN_ROOT ->
          "The path '" + path + "' begins with neither %workspace%/ nor %install_base%/.";
      case ABOVE_ROOT -> "The path '" + path + "' leads out of its root.";
      default -> "The path '" + path + "' is relative, and not to a root such as %workspace%/.";
    };
  }
}
