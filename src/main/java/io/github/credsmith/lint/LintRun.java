package io.github.credsmith.lint;

import io.github.credsmith.bazelrc.RcFiles;
import io.github.credsmith.context.RequestContext;
import io.github.credsmith.document.Finding;
import io.github.credsmith.document.Severity;
import java.util.List;
import java.util.function.Function;

/** Lints targets, as often as their files change. */
public final class LintRun {
  private final RequestContext context;
  private final List<LintTarget> targets;
  private final Linter linter;
  private final Function<RcFiles, WorkspaceReader> readers;
  private final Severity least;
  private final LintProgress progress;

  /**
   * A run.
   *
   * @param context whose working directory the names of files are relative to
   * @param readers a reader of workspaces whose files are these
   * @param least findings that matter less are left out
   * @param progress is told how far each look at the targets is
   */
  public LintRun(
      RequestContext context,
      List<LintTarget> targets,
      Linter linter,
      Function<RcFiles, WorkspaceReader> readers,
      Severity least,
      LintProgress progress) {
    this.context = context;
    this.targets = List.copyOf(targets);
    this.linter = linter;
    this.readers = readers;
    this.least = least;
    this.progress = progress;
  }

  RequestContext context() {
    return context;
  }

  /**
   * Reads and lints every target, several at a time.
   *
   * @param files safe for use by several threads
   * @return in the order of the targets
   */
  public LintOutcome lint(RcFiles files) {
    WorkspaceReader reader = readers.apply(files);
    return new LintOutcome(
        targets.parallelStream()
            .map(
                target -> {
                  LintOutcome.OfTarget outcome = lint(target, reader);
                  progress.linted(targets.size());
                  return outcome;
                })
            .toList());
  }

  private LintOutcome.OfTarget lint(LintTarget target, WorkspaceReader reader) {
    Workspace workspace = reader.read(target.folder());
    List<Finding> wanted =
        linter.lint(workspace).stream()
            .filter(finding -> finding.severity().compareTo(least) >= 0)
            .filter(finding -> target.wants(context.path(finding.location().file())))
            .toList();
    return new LintOutcome.OfTarget(target, workspace, wanted);
  }
}
