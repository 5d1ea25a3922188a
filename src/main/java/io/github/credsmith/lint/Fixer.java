package io.github.credsmith.lint;

import io.github.credsmith.bazelrc.BlockState;
import io.github.credsmith.bazelrc.ManagedBlock;
import io.github.credsmith.bazelrc.RcFiles;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.document.Span;
import io.github.credsmith.document.TextEdit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Mends the findings that edits mend, in memory: makes those edits that do not touch each other,
 * lints again, and goes on until nothing is left that it can mend. One for each run.
 */
public final class Fixer {
  /** Enough for edits in one place that each need the one before; more would be a cycle. */
  private static final int MOST_PASSES = 10;

  private static final String SPEC_IS_THE_SOURCE =
      "; change " + WorkspaceFinder.SPEC + " and run `credsmith generate`";

  private final LintRun run;
  private final RcFiles files;
  private final Function<Path, Optional<String>> refusals;
  private final Map<Path, SourceText> edited = new TreeMap<>();
  private final Set<FixOutcome.Refusal> refused = new LinkedHashSet<>();
  private int fixed;

  /**
   * A fixer.
   *
   * @param files as they are
   * @param refusals why a file may not be changed, completing the sentence "the file ..."; empty if
   *     it may
   */
  public Fixer(LintRun run, RcFiles files, Function<Path, Optional<String>> refusals) {
    this.run = run;
    this.files = files;
    this.refusals = refusals;
  }

  /** Lints and mends; writes nothing. */
  public FixOutcome fix() {
    LintOutcome outcome = run.lint(files);
    for (int pass = 0; pass < MOST_PASSES && mend(outcome); pass++) {
      outcome = run.lint(files.overlaid(edited));
    }
    List<FixOutcome.FixedFile> changed =
        edited.entrySet().stream()
            .map(
                file ->
                    new FixOutcome.FixedFile(
                        files.read(file.getKey()).orElseThrow(), file.getValue()))
            .toList();
    return new FixOutcome(outcome, changed, fixed, List.copyOf(refused));
  }

  /** Whether anything was changed. */
  private boolean mend(LintOutcome outcome) {
    Set<TextEdit> chosen = new LinkedHashSet<>();
    refused.clear();
    for (LintOutcome.OfTarget target : outcome.targets()) {
      for (Finding finding : target.findings()) {
        if (finding.isMendable() && mayMend(finding, target.target(), outcome)) {
          fixed += choose(finding.edits(), chosen) ? 1 : 0;
        }
      }
    }
    Map<Path, List<TextEdit>> byFile = new TreeMap<>();
    chosen.forEach(edit -> byFile.computeIfAbsent(path(edit), file -> new ArrayList<>()).add(edit));
    byFile.forEach((path, edits) -> edited.put(path, source(path).edited(edits)));
    return !chosen.isEmpty();
  }

  /** Chooses edits if none touches one that is chosen, but for being the same. */
  private static boolean choose(List<TextEdit> edits, Set<TextEdit> chosen) {
    boolean free =
        edits.stream()
            .filter(edit -> !chosen.contains(edit))
            .noneMatch(edit -> chosen.stream().anyMatch(edit::touches));
    if (free) {
      chosen.addAll(edits);
    }
    return free;
  }

  private boolean mayMend(Finding finding, LintTarget target, LintOutcome outcome) {
    List<FixOutcome.Refusal> reasons =
        finding.edits().stream()
            .flatMap(
                edit ->
                    reason(edit, target, outcome)
                        .map(reason -> new FixOutcome.Refusal(edit.location().file(), reason))
                        .stream())
            .toList();
    refused.addAll(reasons);
    return reasons.isEmpty();
  }

  private Optional<String> reason(TextEdit edit, LintTarget target, LintOutcome outcome) {
    Path path = path(edit);
    if (!target.wants(path) || !isOwn(path, target, outcome)) {
      return Optional.of("is not among the files to lint");
    }
    return refusals.apply(path).or(() -> blockReason(edit, source(path)));
  }

  /** A file belongs to the innermost workspace around it, by whose Bazel it is judged. */
  private static boolean isOwn(Path file, LintTarget target, LintOutcome outcome) {
    return outcome.targets().stream()
        .map(other -> other.target().folder().root())
        .filter(file::startsWith)
        .max(Comparator.comparing(Path::getNameCount))
        .filter(target.folder().root()::equals)
        .isPresent();
  }

  private static Optional<String> blockReason(TextEdit edit, SourceText source) {
    BlockState state = ManagedBlock.ofBazelrc(WorkspaceFinder.SPEC).find(source);
    if (state instanceof BlockState.Broken) {
      return Optional.of("has a managed block whose markers are broken");
    }
    return state instanceof BlockState.Present block && overlap(block.span(), edit)
        ? Optional.of("has it in the block that credsmith writes" + SPEC_IS_THE_SOURCE)
        : Optional.empty();
  }

  private static boolean overlap(Span block, TextEdit edit) {
    Span place = edit.location().span();
    return place.end().compareTo(block.start()) > 0 && place.start().compareTo(block.end()) < 0;
  }

  private Path path(TextEdit edit) {
    return run.context().path(edit.location().file());
  }

  private SourceText source(Path path) {
    return files.overlaid(edited).read(path).orElseThrow();
  }
}
