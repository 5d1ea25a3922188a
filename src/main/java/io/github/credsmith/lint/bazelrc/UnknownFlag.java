package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.BazelVersion;
import io.github.credsmith.bazelrc.CredentialFlag;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.RcOption;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A flag that came later than the Bazel in use. */
final class UnknownFlag implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/unknown-flag",
          Severity.ERROR,
          "A flag has a name that the Bazel version of the workspace does not know.",
          "Bazel ends the command with \"Unrecognized option\".",
          "Use the name that this version knows, or a later Bazel.",
          Example.bazelrc("common --credential_helper=github.com=gh-helper\n")
              .and(".bazelversion", "6.2.1\n"),
          Example.bazelrc("common --credential_helper=github.com=gh-helper\n")
              .and(".bazelversion", "6.3.0\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    BazelVersion version = workspace.version().version();
    return workspace.version().location().isEmpty()
        ? List.of()
        : workspace.options().flatMap(option -> finding(option, version).stream()).toList();
  }

  private static Optional<Finding> finding(RcOption option, BazelVersion version) {
    String name = option.option().name();
    return option
        .option()
        .credentialFlag()
        .filter(flag -> names(flag).anyMatch(n -> n.text().equals(name) && !n.isKnownTo(version)))
        .map(
            flag ->
                DESCRIPTION.finding(
                    option.option().nameLocation(),
                    "Bazel " + version + " does not know --" + name + ".",
                    DESCRIPTION.why(),
                    flag.nameFor(version)
                        .map(known -> "Write --" + known + ", the name that this version knows.")
                        .orElse("Use a later Bazel, or remove the flag.")));
  }

  private static Stream<CredentialFlag.Name> names(CredentialFlag flag) {
    return Stream.concat(Stream.of(flag.flagName()), flag.oldNames().stream());
  }
}
