package io.github.credsmith.cli;

import io.github.credsmith.bazelrc.DiskFiles;
import io.github.credsmith.bazelrc.RcFiles;
import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.Severity;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.generate.Artifact;
import io.github.credsmith.generate.Change;
import io.github.credsmith.generate.GenerationRequest;
import io.github.credsmith.generate.Plan;
import io.github.credsmith.generate.Planner;
import io.github.credsmith.generate.Target;
import io.github.credsmith.generate.TargetChecks;
import io.github.credsmith.generate.Templates;
import io.github.credsmith.lint.Drift;
import io.github.credsmith.lint.SpecDrift;
import io.github.credsmith.spec.LoadedSpec;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks the generators what they would change, for the linter, which may not use them. */
public final class GeneratedDrift implements SpecDrift {
  private static final Set<Target> STUBS = EnumSet.of(Target.STUB, Target.STUB_WINDOWS);

  private final DiskFiles names;
  private final RcFiles files;
  private final Planner planner = new Planner(new Templates(Optional.empty()));

  /**
   * A comparison.
   *
   * @param base the folder that reports name files from, absolute
   * @param files gives the text of any file
   */
  public GeneratedDrift(Path base, RcFiles files) {
    this.names = new DiskFiles(base);
    this.files = files;
  }

  @Override
  public List<Drift> of(LoadedSpec spec, Path file) {
    if (!spec.isUsable()) {
      return List.of();
    }
    GenerationRequest request =
        new GenerationRequest(
            spec.spec().orElseThrow(),
            file.getFileName().toString(),
            new SeenWorkspace(file.getParent(), files));
    boolean impossible =
        TargetChecks.check(request).stream().anyMatch(f -> f.severity() == Severity.ERROR);
    try {
      return impossible ? List.of() : drift(request, file);
    } catch (DocumentException unreadable) {
      return List.of(); // a file that cannot be read is a finding of its own
    }
  }

  private List<Drift> drift(GenerationRequest request, Path spec) {
    Plan plan = planner.plan(request, false);
    List<Artifact> artifacts = planner.artifacts(request);
    boolean unused =
        artifacts.stream().allMatch(artifact -> request.files().read(artifact.path()).isEmpty());
    if (unused) {
      return List.of(); // nothing was generated yet, so nothing has drifted
    }
    Set<String> refused =
        plan.refusals().stream().map(r -> r.location().file()).collect(Collectors.toSet());
    return plan.changes().stream()
        .filter(change -> !change.path().equals(Planner.recordPath(request)))
        // A missing bit is a finding of the line that names the program.
        .filter(change -> change.kind() != Change.Kind.MAKE_EXECUTABLE)
        .filter(change -> !(refused.contains(change.path()) && isBlock(change, artifacts)))
        .map(
            change ->
                drift(change, isStub(change, artifacts) && !refused.contains(change.path()), spec))
        .toList();
  }

  /** A block edited by hand is a finding of its own. */
  private static boolean isBlock(Change change, List<Artifact> artifacts) {
    return artifacts.stream()
        .filter(artifact -> artifact.path().equals(change.path()))
        .anyMatch(artifact -> artifact.ownership() == Artifact.Ownership.MANAGED_BLOCK);
  }

  private static boolean isStub(Change change, List<Artifact> artifacts) {
    return artifacts.stream()
        .filter(artifact -> artifact.path().equals(change.path()))
        .anyMatch(artifact -> STUBS.contains(artifact.target()));
  }

  private Drift drift(Change change, boolean untouchedStub, Path spec) {
    String file = names.displayName(spec.resolveSibling(change.path()));
    return switch (change.kind()) {
      case CREATE ->
          new Drift(Drift.Kind.MISSING, change.path(), Location.ofFile(names.displayName(spec)));
      case DELETE -> new Drift(Drift.Kind.UNWANTED, change.path(), Location.ofFile(file));
      case UPDATE, MAKE_EXECUTABLE ->
          new Drift(
              untouchedStub ? Drift.Kind.OLD_STUB : Drift.Kind.DIFFERENT,
              change.path(),
              firstDifference(SourceText.of(file, change.before()), change.after()));
    };
  }

  private static Location firstDifference(SourceText before, String after) {
    String text = before.text();
    int at = 0;
    int common = Math.min(text.length(), after.length());
    while (at < common && text.charAt(at) == after.charAt(at)) {
      at++;
    }
    int end = text.indexOf('\n', at);
    return before.location(text.lastIndexOf('\n', at - 1) + 1, end < 0 ? text.length() : end);
  }
}
