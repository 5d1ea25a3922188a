package io.github.credsmith.generate;

import io.github.credsmith.bazelrc.BlockState;
import io.github.credsmith.bazelrc.ManagedBlock;
import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares what a spec asks for with what the workspace holds. */
public final class Planner {
  private final List<Generator> generators;

  /** A planner that takes its texts from these templates. */
  public Planner(Templates templates) {
    this.generators =
        List.of(
            new HelperConfigGenerator(),
            new StubGenerator(templates),
            new BazelrcGenerator(templates),
            new DockerGenerator());
  }

  /**
   * The files a spec asks for, whatever the workspace holds.
   *
   * @throws DocumentException if a template cannot be read
   */
  public List<Artifact> artifacts(GenerationRequest request) {
    return generators.stream().flatMap(g -> g.generate(request).artifacts().stream()).toList();
  }

  /** Where the record of what was generated is, relative to the workspace; it is no artifact. */
  public static String recordPath(GenerationRequest request) {
    return Lock.pathFor(request.specPath());
  }

  /**
   * What has to be done.
   *
   * @param force whether what somebody else wrote or changed may be replaced
   * @throws DocumentException if a file that is to be changed, or a template, cannot be read
   */
  public Plan plan(GenerationRequest request, boolean force) {
    WorkspaceFiles files = request.files();
    List<Artifact> artifacts = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    for (Generator generator : generators) {
      Generated generated = generator.generate(request);
      artifacts.addAll(generated.artifacts());
      refusals.addAll(generated.refusals());
    }
    String lockPath = recordPath(request);
    Lock lock = files.read(lockPath).map(Lock::parse).orElse(Lock.EMPTY);
    List<Change> changes = new ArrayList<>();
    for (Artifact artifact : artifacts) {
      change(artifact, files).ifPresent(changes::add);
      refusal(artifact, lock, files).ifPresent(refusals::add);
    }
    leftovers(lock, artifacts, request, changes, refusals);
    lockChange(lockPath, Lock.of(artifacts), files).ifPresent(changes::add);
    changes.forEach(change -> readOnly(change, files).ifPresent(refusals::add));
    return new Plan(
        changes, refusals.stream().filter(refusal -> !force || !refusal.forceable()).toList());
  }

  /** Where nothing is to be remembered, there is no lock. */
  private static Optional<Change> lockChange(String path, Lock lock, WorkspaceFiles files) {
    if (lock.isEmpty()) {
      return files
          .read(path)
          .map(old -> new Change(path, Change.Kind.DELETE, old.text(), "", false));
    }
    Artifact record =
        new Artifact(Target.LOCK, path, lock.text(), "", Artifact.Ownership.ENTRIES, false);
    return change(record, files);
  }

  private static Optional<Change> change(Artifact artifact, WorkspaceFiles files) {
    Optional<SourceText> existing = files.read(artifact.path());
    if (existing.isEmpty()) {
      return Optional.of(
          new Change(
              artifact.path(), Change.Kind.CREATE, "", artifact.content(), artifact.executable()));
    }
    String before = existing.get().text();
    String after = asFileHasIt(artifact, existing.get());
    if (!after.equals(existing.get().hasByteOrderMark() ? "\uFEFF" + before : before)) {
      return Optional.of(
          new Change(artifact.path(), Change.Kind.UPDATE, before, after, artifact.executable()));
    }
    boolean missingBit = artifact.executable() && !files.isExecutable(artifact.path());
    return missingBit
        ? Optional.of(
            new Change(artifact.path(), Change.Kind.MAKE_EXECUTABLE, before, before, true))
        : Optional.empty();
  }

  /**
   * A text file that was checked out with CRLF stays so. A script does not: a shell cannot read it.
   */
  private static String asFileHasIt(Artifact artifact, SourceText existing) {
    boolean crlf =
        existing.usesCrlf()
            && artifact.ownership() == Artifact.Ownership.WHOLE_FILE
            && artifact.target() != Target.STUB;
    return crlf ? artifact.content().replace("\n", "\r\n") : artifact.content();
  }

  private static Optional<Refusal> refusal(Artifact artifact, Lock lock, WorkspaceFiles files) {
    if (artifact.ownership() != Artifact.Ownership.WHOLE_FILE) {
      return Optional.empty();
    }
    return files
        .read(artifact.path())
        .filter(existing -> !existing.text().equals(asFileHasIt(artifact, existing)))
        .filter(existing -> !lock.isUnchanged(artifact.path(), existing.text()))
        .map(existing -> foreign(artifact.path(), lock));
  }

  private static Refusal foreign(String path, Lock lock) {
    String what =
        lock.files().containsKey(path)
            ? "was changed by hand since credsmith generated it"
            : "was not written by credsmith";
    return new Refusal(
        Location.ofFile(path),
        what + "; see `credsmith generate --diff`, then --force to replace it",
        true);
  }

  /** Files and blocks that an earlier state of the spec asked for and this one does not. */
  private static void leftovers(
      Lock lock,
      List<Artifact> artifacts,
      GenerationRequest request,
      List<Change> changes,
      List<Refusal> refusals) {
    WorkspaceFiles files = request.files();
    Set<String> wanted = artifacts.stream().map(Artifact::path).collect(Collectors.toSet());
    for (String path : lock.files().keySet()) {
      Optional<SourceText> existing = wanted.contains(path) ? Optional.empty() : files.read(path);
      if (existing.isPresent() && lock.isUnchanged(path, existing.get().text())) {
        changes.add(new Change(path, Change.Kind.DELETE, existing.get().text(), "", false));
      }
    }
    for (String path : lock.blocks()) {
      Optional<SourceText> existing = wanted.contains(path) ? Optional.empty() : files.read(path);
      existing.ifPresent(source -> removeBlock(path, source, request, changes, refusals));
    }
  }

  private static void removeBlock(
      String path,
      SourceText source,
      GenerationRequest request,
      List<Change> changes,
      List<Refusal> refusals) {
    ManagedBlock block = ManagedBlock.ofBazelrc(request.specPath());
    if (block.find(source) instanceof BlockState.Present present) {
      changes.add(new Change(path, Change.Kind.UPDATE, source.text(), block.remove(source), false));
      if (!present.intact()) {
        refusals.add(BlockRefusals.edited(path, present));
      }
    }
  }

  private static Optional<Refusal> readOnly(Change change, WorkspaceFiles files) {
    return files.isReadOnly(change.path())
        ? Optional.of(
            new Refusal(
                Location.ofFile(change.path()),
                "is read-only; make it writable (chmod u+w) and run again",
                false))
        : Optional.empty();
  }
}
