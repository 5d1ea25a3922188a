package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.BazelVersion;
import io.github.credsmith.bazelrc.CredentialFlag;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.document.TextEdit;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.RcOption;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;
import java.util.Optional;

/** A flag by an old name. */
final class OldFlagName implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/old-flag-name",
          Severity.WARNING,
          "A flag is set by an old name.",
          "The old name works until Bazel drops it.",
          "Write the present name.",
          Example.bazelrc("common --experimental_credential_helper=github.com=gh-helper\n")
              .and(".bazelversion", "8.4.2\n"),
          Example.bazelrc("common --credential_helper=github.com=gh-helper\n")
              .and(".bazelversion", "8.4.2\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  /**
   * Without a version in the workspace, a name counts as present if every supported Bazel has it.
   */
  private static final BazelVersion OLDEST_SUPPORTED = BazelVersion.parse("7.0.0");

  @Override
  public List<Finding> check(Workspace workspace) {
    boolean declared = workspace.version().location().isPresent();
    BazelVersion version = declared ? workspace.version().version() : OLDEST_SUPPORTED;
    return workspace
        .options()
        .flatMap(option -> finding(option, version, declared).stream())
        .toList();
  }

  private static Optional<Finding> finding(
      RcOption option, BazelVersion version, boolean declared) {
    String name = option.option().name();
    return option
        .option()
        .credentialFlag()
        .filter(flag -> flag.isOldName(name))
        .map(CredentialFlag::flagName)
        .filter(present -> present.isKnownTo(version))
        .map(
            present ->
                DESCRIPTION
                    .finding(
                        declared ? Severity.WARNING : Severity.INFO,
                        option.option().nameLocation(),
                        "--" + name + " is an old name of --" + present.text() + ".",
                        DESCRIPTION.why(),
                        "Write --" + present.text() + ".")
                    .mendedBy(renaming(option, present.text(), declared)));
  }

  /** Some Bazel that nobody declared may be too old for the present name. */
  private static Optional<TextEdit> renaming(RcOption option, String name, boolean declared) {
    return declared ? option.option().renaming(name) : Optional.empty();
  }
}
