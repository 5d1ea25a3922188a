package io.github.credsmith.bazelrc;

import io.github.credsmith.context.OperatingSystem;
import io.github.credsmith.context.RequestContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rc files that Bazel starts from, in its order: system, workspace, home, then every {@code
 * --bazelrc}. A file that is named twice is read once.
 *
 * <p>Contract: "Where are the .bazelrc files?" in Bazel's {@code site/en/run/bazelrc.md}.
 *
 * @param workspace the workspace's root, absolute; its {@code .bazelrc} may be absent
 * @param system the system rc, which may be absent as a file too; empty to leave it out
 * @param home likewise
 * @param explicit files that must be there, relative to the workspace or absolute
 */
public record RcFileSet(
    Path workspace, Optional<Path> system, Optional<Path> home, List<Path> explicit) {
  private static final String NAME = ".bazelrc";

  public RcFileSet {
    workspace = workspace.normalize();
    Path root = workspace;
    explicit = explicit.stream().map(path -> root.resolve(path).normalize()).toList();
  }

  /** The workspace's own file alone: what is the same for everybody. */
  public static RcFileSet ofWorkspace(Path workspace) {
    return new RcFileSet(workspace, Optional.empty(), Optional.empty(), List.of());
  }

  /** These files with the caller's system and home files. */
  public RcFileSet withUserFiles(RequestContext context) {
    Optional<Path> systemFile =
        context.os() == OperatingSystem.WINDOWS
            ? context.environment().nonEmpty("ProgramData").map(d -> Path.of(d, "bazel.bazelrc"))
            : Optional.of(Path.of("/etc/bazel.bazelrc"));
    Optional<Path> homeFile = context.home().map(folder -> folder.resolve(NAME));
    return new RcFileSet(workspace, systemFile, homeFile, explicit);
  }

  /** These files and those of {@code --bazelrc} flags. */
  public RcFileSet with(List<Path> more) {
    List<Path> all = new ArrayList<>(explicit);
    all.addAll(more);
    return new RcFileSet(workspace, system, home, all);
  }

  /** The workspace's {@code .bazelrc}. */
  public Path workspaceFile() {
    return workspace.resolve(NAME);
  }

  /** The files that may be absent, in order. */
  List<Path> optionalFiles() {
    List<Path> files = new ArrayList<>();
    system.ifPresent(files::add);
    files.add(workspaceFile());
    home.ifPresent(files::add);
    return files.stream().map(path -> workspace.resolve(path).normalize()).distinct().toList();
  }

  /** The files that must be there, without those that are read already. */
  List<Path> requiredFiles() {
    List<Path> read = optionalFiles();
    return explicit.stream().filter(path -> !read.contains(path)).distinct().toList();
  }
}
