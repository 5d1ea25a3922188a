package io.github.credsmith.lint;

import io.github.credsmith.dockerconfig.ConfigFormat;
import io.github.credsmith.helperconfig.HelperConfigFile;
import io.github.credsmith.spec.CredentialSpec;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds the workspaces in a folder, nested ones included. What git ignores, and links to folders
 * (such as {@code bazel-out}), are passed over.
 */
public final class WorkspaceFinder {
  private static final Set<String> MARKERS =
      Set.of(
          "MODULE.bazel",
          "WORKSPACE",
          "WORKSPACE.bazel",
          ".bazelrc",
          HelperConfigFile.NAME,
          WorkspaceFinder.SPEC);
  static final String SPEC = CredentialSpec.FILE_NAME;
  private static final Set<String> NEVER = Set.of(".git", "node_modules");

  private final Map<Path, List<WorkspaceFolder.DockerFile>> dockerFiles = new TreeMap<>();
  private final Map<Path, List<Path>> manifests = new HashMap<>();
  private final List<Path> unreadable = new ArrayList<>();

  /**
   * What a search found.
   *
   * @param folders the workspaces, in the order of their paths
   * @param unreadable the folders that could not be listed
   */
  public record Found(List<WorkspaceFolder> folders, List<Path> unreadable) {}

  private WorkspaceFinder() {}

  /**
   * Searches a folder, which counts as a workspace itself.
   *
   * @param folder absolute and normalised
   * @param userFiles whether the system's and the user's rc files count too
   */
  public static Found below(Path folder, boolean userFiles) {
    WorkspaceFinder finder = new WorkspaceFinder();
    finder.dockerFiles.put(folder, new ArrayList<>());
    finder.search(folder, folder, Optional.empty());
    return new Found(
        finder.dockerFiles.entrySet().stream()
            .map(entry -> finder.folder(entry.getKey(), entry.getValue(), userFiles))
            .toList(),
        List.copyOf(finder.unreadable));
  }

  /** The workspace that a file belongs to: the nearest folder above it that is one. */
  public static Path workspaceOf(Path file) {
    Path folder = file.getParent();
    if (MARKERS.contains(file.getFileName().toString())) {
      return folder; // whether or not it is there yet
    }
    for (Path above = folder; above != null; above = above.getParent()) {
      Path candidate = above;
      if (MARKERS.stream().anyMatch(name -> Files.isRegularFile(candidate.resolve(name)))) {
        return above;
      }
    }
    return folder;
  }

  /** How a docker configuration of this path is read; empty if the name is of no such file. */
  public static Optional<ConfigFormat> dockerFormat(Path file) {
    String name = file.getFileName().toString();
    String folder =
        Optional.ofNullable(file.getParent()).map(Path::getFileName).map(Path::toString).orElse("");
    if (name.equals("config.json") && folder.equals(".docker")) {
      return Optional.of(ConfigFormat.DOCKER);
    }
    if (name.equals("auth.json") && folder.equals("containers")) {
      return Optional.of(ConfigFormat.PODMAN);
    }
    return name.equals(".dockerconfigjson")
        ? Optional.of(ConfigFormat.AUTHS_ONLY)
        : Optional.empty();
  }

  private WorkspaceFolder folder(
      Path root, List<WorkspaceFolder.DockerFile> dockerFiles, boolean userFiles) {
    Optional<Path> spec = Optional.of(root.resolve(SPEC)).filter(path -> path.toFile().isFile());
    return new WorkspaceFolder(
        root, List.of(), dockerFiles, manifests.getOrDefault(root, List.of()), spec, userFiles);
  }

  private void search(Path folder, Path enclosing, Optional<GitIgnore> outer) {
    List<Path> entries = list(folder);
    Set<String> names = entries.stream().map(WorkspaceFinder::name).collect(Collectors.toSet());
    Optional<GitIgnore> ignore =
        names.contains(GitIgnore.FILE) ? Optional.of(GitIgnore.of(outer, folder)) : outer;
    boolean marked = names.stream().anyMatch(MARKERS::contains);
    Path workspace = marked ? folder : enclosing;
    dockerFiles.computeIfAbsent(workspace, root -> new ArrayList<>());
    for (Path entry : entries) {
      boolean isFolder = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
      if (NEVER.contains(name(entry))
          || ignore.filter(patterns -> patterns.ignores(entry, isFolder)).isPresent()) {
        continue;
      }
      if (isFolder) {
        search(entry, workspace, ignore);
      } else {
        dockerFormat(entry)
            .map(format -> new WorkspaceFolder.DockerFile(entry, format))
            .ifPresent(dockerFiles.get(workspace)::add);
        if (ManifestFiles.isOne(entry)) {
          manifests.computeIfAbsent(workspace, root -> new ArrayList<>()).add(entry);
        }
      }
    }
  }

  private static String name(Path entry) {
    return entry.getFileName().toString();
  }

  private List<Path> list(Path folder) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(entries::add);
    } catch (IOException e) {
      unreadable.add(folder);
    }
    entries.sort(null);
    return entries;
  }
}
