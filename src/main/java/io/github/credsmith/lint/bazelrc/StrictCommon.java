package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.BazelCommand;
import io.github.credsmith.bazelrc.BazelVersion;
import io.github.credsmith.bazelrc.CredentialFlag;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.RcOption;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A flag under common that not every command has. */
final class StrictCommon implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/strict-common",
          Severity.WARNING,
          "Before Bazel 6.3.0, a flag under common must be known to every command, and this one is not.",
          "Commands without the flag, such as version and shutdown, end with \"Unrecognized option\".",
          "Put the flag under build, and under query and fetch where they need it, or use Bazel 6.3.0 or later.",
          Example.bazelrc("common --remote_cache=grpcs://cache.acme.example\n")
              .and(".bazelversion", "6.2.1\n"),
          Example.bazelrc("build --remote_cache=grpcs://cache.acme.example\n")
              .and(".bazelversion", "6.2.1\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  /** Of the flags that have to do with credentials, those of builds alone. */
  private static final Set<CredentialFlag> NOT_COMMON =
      EnumSet.of(
          CredentialFlag.REMOTE_CACHE,
          CredentialFlag.REMOTE_EXECUTOR,
          CredentialFlag.REMOTE_HEADER,
          CredentialFlag.REMOTE_CACHE_HEADER,
          CredentialFlag.REMOTE_EXEC_HEADER,
          CredentialFlag.ACTION_ENV,
          CredentialFlag.TEST_ENV);

  @Override
  public List<Finding> check(Workspace workspace) {
    BazelVersion version = workspace.version().version();
    boolean strict = workspace.version().location().isPresent() && !version.isAtLeast(6, 3, 0);
    return workspace
        .options()
        .filter(option -> strict && option.line().key().command().equals(BazelCommand.COMMON))
        .filter(option -> option.option().credentialFlag().filter(NOT_COMMON::contains).isPresent())
        .map(option -> finding(option, version))
        .toList();
  }

  private static Finding finding(RcOption option, BazelVersion version) {
    return DESCRIPTION.finding(
        option.option().nameLocation(),
        "Bazel "
            + version
            + " takes --"
            + option.option().name()
            + " under common for an error in some commands.");
  }
}
