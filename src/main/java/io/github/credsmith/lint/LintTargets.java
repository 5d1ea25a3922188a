package io.github.credsmith.lint;

import io.github.credsmith.dockerconfig.ConfigFormat;
import io.github.credsmith.helperconfig.HelperConfigFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What there is to lint in the paths of a command line: a folder stands for all workspaces in it, a
 * file for itself, looked at together with the workspace it belongs to.
 */
public final class LintTargets {
  private final boolean userFiles;
  private final Map<Path, LintTarget> folders = new LinkedHashMap<>();
  private final Map<Path, Set<Path>> files = new LinkedHashMap<>();
  private final List<Refused> refused = new ArrayList<>();

  /**
   * A path that cannot be linted.
   *
   * @param reason completes the sentence "the path ..."
   */
  public record Refused(Path path, String reason) {}

  /**
   * Nothing yet.
   *
   * @param userFiles whether the system's and the user's rc files count too
   */
  public LintTargets(boolean userFiles) {
    this.userFiles = userFiles;
  }

  /** Adds a folder or file, absolute and normalised. */
  public void add(Path path) {
    if (Files.isDirectory(path)) {
      WorkspaceFinder.Found found = WorkspaceFinder.below(path, userFiles);
      found.folders().forEach(f -> folders.put(f.root(), new LintTarget(f, Set.of())));
      found.unreadable().forEach(folder -> refused.add(new Refused(folder, "cannot be listed")));
    } else if (!Files.exists(path)) {
      refused.add(new Refused(path, "does not exist"));
    } else {
      addFile(path);
    }
  }

  /** Adds a file, absolute and normalised, that need not be there: its text comes with it. */
  public void addText(Path path) {
    if (Files.isDirectory(path)) {
      refused.add(new Refused(path, "is a folder"));
    } else {
      addFile(path);
    }
  }

  private void addFile(Path path) {
    if (isKnown(path)) {
      Path root = WorkspaceFinder.workspaceOf(path);
      files.computeIfAbsent(root, folder -> new LinkedHashSet<>()).add(path);
    } else {
      refused.add(
          new Refused(
              path,
              "is no .bazelrc, helper configuration, docker configuration, YAML file with a pull secret or"
                  + " credsmith.yaml"));
    }
  }

  /** The workspaces, each once; one that was added as a folder is wanted as a whole. */
  public List<LintTarget> targets() {
    List<LintTarget> targets = new ArrayList<>(folders.values());
    files.forEach(
        (root, wanted) -> {
          if (!folders.containsKey(root)) {
            targets.add(new LintTarget(folder(root, wanted), wanted));
          }
        });
    return targets;
  }

  /** The paths that cannot be linted, in the order in which they were added. */
  public List<Refused> refused() {
    return List.copyOf(refused);
  }

  private WorkspaceFolder folder(Path root, Set<Path> wanted) {
    List<WorkspaceFolder.DockerFile> docker = new ArrayList<>();
    for (Path file : wanted) {
      dockerFormat(file).map(f -> new WorkspaceFolder.DockerFile(file, f)).ifPresent(docker::add);
    }
    return new WorkspaceFolder(
        root,
        wanted.stream().filter(LintTargets::isBazelrc).toList(),
        docker,
        wanted.stream().filter(LintTargets::isManifest).toList(),
        Optional.of(root.resolve(WorkspaceFinder.SPEC))
            .filter(spec -> wanted.contains(spec) || Files.isRegularFile(spec)),
        userFiles);
  }

  private static boolean isKnown(Path file) {
    String name = file.getFileName().toString();
    return isBazelrc(file)
        || name.equals(HelperConfigFile.NAME)
        || name.equals(WorkspaceFinder.SPEC)
        || dockerFormat(file).isPresent()
        || isManifest(file);
  }

  /** A text that comes without a file is taken for a manifest by its name alone. */
  private static boolean isManifest(Path file) {
    return ManifestFiles.isOne(file) || ManifestFiles.isYaml(file) && Files.notExists(file);
  }

  private static boolean isBazelrc(Path file) {
    return file.getFileName().toString().contains("bazelrc");
  }

  /** A file that a person names is taken for docker's by its name alone. */
  private static Optional<ConfigFormat> dockerFormat(Path file) {
    return WorkspaceFinder.dockerFormat(file)
        .or(
            () ->
                switch (file.getFileName().toString()) {
                  case "config.json" -> Optional.of(ConfigFormat.DOCKER);
                  case "auth.json" -> Optional.of(ConfigFormat.PODMAN);
                  default -> Optional.empty();
                });
  }
}
