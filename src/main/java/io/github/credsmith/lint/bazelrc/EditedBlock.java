package io.github.credsmith.lint.bazelrc;

import io.github.credsmith.bazelrc.BlockState;
import io.github.credsmith.bazelrc.ManagedBlock;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.Severity;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.lint.Example;
import io.github.credsmith.lint.Rule;
import io.github.credsmith.lint.RuleDescription;
import io.github.credsmith.lint.Workspace;
import io.github.credsmith.spec.CredentialSpec;
import java.util.List;
import java.util.Optional;

/** A managed block that was edited by hand. */
final class EditedBlock implements Rule {
  private static final RuleDescription DESCRIPTION =
      new RuleDescription(
          "bazelrc/edited-block",
          Severity.WARNING,
          "The block that credsmith writes was edited by hand, or its markers are broken.",
          "`credsmith generate` refuses to replace it.",
          "Move the change into the spec or out of the block, and run `credsmith generate --force`.",
          Example.bazelrc(
              "# BEGIN credsmith: generated from credsmith.yaml, do not edit\ncommon --color=yes\n"),
          Example.bazelrc("common --color=yes\n"));

  @Override
  public RuleDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Finding> check(Workspace workspace) {
    return workspace.bazelrc().files().values().stream()
        .flatMap(file -> finding(file.source()).stream())
        .toList();
  }

  private static Optional<Finding> finding(SourceText source) {
    BlockState state = ManagedBlock.ofBazelrc(CredentialSpec.FILE_NAME).find(source);
    if (state instanceof BlockState.Broken broken) {
      return Optional.of(
          DESCRIPTION.finding(
              new Location(source.file(), broken.span()),
              "There is " + broken.fault().description() + ".",
              DESCRIPTION.why(),
              "Remove the marker, or add the one that is missing."));
    }
    return state instanceof BlockState.Present present && !present.intact()
        ? Optional.of(
            DESCRIPTION.finding(
                new Location(source.file(), present.span()),
                "The managed block was edited by hand."))
        : Optional.empty();
  }
}
