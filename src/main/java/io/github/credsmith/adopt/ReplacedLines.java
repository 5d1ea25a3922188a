package io.github.credsmith.adopt;

import io.github.credsmith.bazelrc.BazelOption;
import io.github.credsmith.bazelrc.BazelrcFile;
import io.github.credsmith.bazelrc.BazelrcStack;
import io.github.credsmith.bazelrc.BlockState;
import io.github.credsmith.bazelrc.CredentialFlag;
import io.github.credsmith.bazelrc.HelperDeclaration;
import io.github.credsmith.bazelrc.ManagedBlock;
import io.github.credsmith.bazelrc.Statement;
import io.github.credsmith.document.Located;
import io.github.credsmith.document.Location;
import io.github.credsmith.spec.Claim;
import io.github.credsmith.spec.CredentialSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The lines of rc files whose meaning the generated block takes over. */
final class ReplacedLines {
  private static final Set<String> OCI_VARIABLES =
      Set.of("OCI_GET_TOKEN_ALLOW_FAIL=1", "OCI_DISABLE_GET_TOKEN=1");

  private final Set<String> programs;
  private final CredentialSpec spec;
  private final List<Claim> claims;

  /**
   * The lines whose place a spec takes.
   *
   * @param programs the helpers, below the workspace, whose place the spec's takes
   * @param spec what was imported
   */
  ReplacedLines(Set<String> programs, CredentialSpec spec) {
    this.programs = programs;
    this.spec = spec;
    this.claims = spec.claims();
  }

  /** A note for each run of such lines; a block of credsmith's own is replaced anyway. */
  List<ImportNote> notes(BazelrcStack stack) {
    List<ImportNote> notes = new ArrayList<>();
    for (BazelrcFile file : stack.files().values()) {
      BlockState block = ManagedBlock.ofBazelrc(spec.file()).find(file.source());
      List<Location> lines =
          file.statements().stream()
              .filter(Statement.OptionsLine.class::isInstance)
              .map(Statement.OptionsLine.class::cast)
              .filter(line -> line.options().stream().anyMatch(this::isReplaced))
              .map(line -> line.keyword().location())
              .filter(location -> !isWithin(block, location))
              .toList();
      addRuns(notes, lines);
    }
    return notes;
  }

  private boolean isReplaced(BazelOption option) {
    Optional<CredentialFlag> flag = option.credentialFlag();
    if (flag.isEmpty()) {
      return false;
    }
    return switch (flag.get().carries()) {
      case HELPER ->
          option.value().stream()
              .map(value -> HelperDeclaration.parse(value.text(), value.location()))
              .filter(declaration -> programs.contains(declaration.path().relative()))
              .anyMatch(this::isCarriedOver);
      case HELPER_TUNING -> option.valueText().equals(tuning(flag.get()));
      case RULES_IMG_HELPER -> true;
      case VARIABLE -> option.valueText().filter(OCI_VARIABLES::contains).isPresent();
      default -> false;
    };
  }

  private Optional<String> tuning(CredentialFlag flag) {
    return spec.bazel()
        .flatMap(
            bazel ->
                flag == CredentialFlag.CREDENTIAL_HELPER_TIMEOUT
                    ? bazel.timeout()
                    : bazel.cacheDuration())
        .map(Located::value);
  }

  /** Whether the spec's hosts, for which it asks too, leave no host of the scope out. */
  private boolean isCarriedOver(HelperDeclaration declaration) {
    HelperScope scope =
        HelperScope.of(declaration.scope(), Optional.empty(), declaration.location());
    return claims.stream()
        .filter(claim -> !claim.credential().provider().value().equals("null"))
        .anyMatch(claim -> scope.liesWithin(claim.host()));
  }

  private static boolean isWithin(BlockState block, Location location) {
    return block instanceof BlockState.Present present
        && present.span().start().offset() <= location.span().start().offset()
        && location.span().start().offset() < present.span().end().offset();
  }

  private static void addRuns(List<ImportNote> notes, List<Location> lines) {
    int first = 0;
    for (int i = 1; i <= lines.size(); i++) {
      if (i == lines.size() || line(lines.get(i)) != line(lines.get(i - 1)) + 1) {
        notes.add(note(lines.get(first), line(lines.get(i - 1))));
        first = i;
      }
    }
  }

  private static ImportNote note(Location first, int last) {
    String which = line(first) == last ? "on this line" : "on lines " + line(first) + " to " + last;
    return new ImportNote(
        first,
        "what stands of the credential helper "
            + which
            + " is in the generated block from now on; delete it after `credsmith generate`");
  }

  private static int line(Location location) {
    return location.span().start().line();
  }
}
