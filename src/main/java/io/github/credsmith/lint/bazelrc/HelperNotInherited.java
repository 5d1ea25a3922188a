package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.BazelCommand;
import io.github.credsmith.bazelrc.BazelVersion;
import io.github.credsmith.bazelrc.CredentialScope;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.document.TextEdit;
import io.github.credsmith.lint.Endpoint;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.HelperLine;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A helper that other commands do not get. */
final class HelperNotInherited implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/helper-not-inherited",
          Severity.WARNING,
          "A credential helper is given to build, which query and mod do not inherit.",
          "`bazel query` and `bazel mod` fetch too, and do so without credentials.",
          "Put the line under common.",
          Example.bazelrc(
                  "build --credential_helper=github.com=%workspace%/tools/credential-helper\n")
              .and(".bazelversion", "8.4.2\n")
              .andHelper(),
          Example.bazelrc(
                  "common --credential_helper=github.com=%workspace%/tools/credential-helper\n")
              .and(".bazelversion", "8.4.2\n")
              .andHelper());

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  private static final List<BazelCommand> OTHERS =
      List.of(BazelCommand.QUERY, BazelCommand.MOD, BazelCommand.FETCH);

  @Override
  public List<Finding> check(Workspace workspace) {
    if (!workspace.version().version().isAtLeast(6, 3, 0)) {
      return List.of(); // helpers serve remote services alone, which these commands do not use
    }
    return workspace.helperLines().stream()
        .filter(line -> line.option().line().key().command().equals(BazelCommand.BUILD.word()))
        .filter(line -> !line.declaration().isRefused() && !isForRemoteServices(line, workspace))
        .flatMap(line -> finding(line, workspace).stream())
        .toList();
  }

  private static Optional<Finding> finding(HelperLine line, Workspace workspace) {
    String without =
        OTHERS.stream()
            .filter(command -> !inherits(command, workspace.version().version()))
            .filter(command -> !hasScope(command, line.declaration().scope(), workspace))
            .map(command -> "`bazel " + command.word() + "`")
            .collect(Collectors.joining(" and "));
    return without.isEmpty()
        ? Optional.empty()
        : Optional.of(
            DESCRIPTION
                .finding(
                    line.option().line().keyword().location(),
                    "The credential helper for '"
                        + line.declaration().scope()
                        + "' is not asked by "
                        + without
                        + ".")
                .mendedBy(common(line, workspace)));
  }

  /**
   * The helper alone may go to common, where options come first, and so only if no other line has
   * its scope. Before 6.3.0 some commands refuse it there.
   */
  private static Optional<TextEdit> common(HelperLine line, Workspace workspace) {
    boolean alone = line.option().line().options().size() == 1;
    long sameScope =
        workspace.helperLines().stream()
            .filter(other -> other.declaration().scope().equals(line.declaration().scope()))
            .count();
    return alone && sameScope == 1 && workspace.version().location().isPresent()
        ? line.option()
            .line()
            .keyword()
            .replacement(0, BazelCommand.BUILD.word().length(), BazelCommand.COMMON)
        : Optional.empty();
  }

  private static boolean inherits(BazelCommand command, BazelVersion version) {
    return command.sections(version).contains(BazelCommand.BUILD.word());
  }

  private static boolean hasScope(
      BazelCommand command, CredentialScope scope, Workspace workspace) {
    return workspace.invocations().stream()
        .filter(invocation -> invocation.command() == command)
        .flatMap(invocation -> invocation.helpers().effective().stream())
        .anyMatch(declaration -> declaration.scope().equals(scope));
  }

  /** Only builds talk to a remote cache or to an executor. */
  private static boolean isForRemoteServices(HelperLine line, Workspace workspace) {
    return workspace
        .options()
        .flatMap(option -> Endpoint.of(option.option()).stream())
        .anyMatch(
            endpoint ->
                !(line.declaration().scope() instanceof CredentialScope.Default)
                    && line.declaration().scope().covers(endpoint.uri().host()));
  }
}
