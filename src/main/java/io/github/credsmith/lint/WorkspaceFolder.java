package io.github.credsmith.lint;

import io.github.credsmith.dockerconfig.ConfigFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A folder that is a Bazel workspace, with the files to look at besides those whose names are
 * fixed.
 *
 * @param root absolute and normalised
 * @param rcFiles rc files that {@code --bazelrc} names or that are linted by themselves
 * @param dockerFiles docker's and podman's files in the workspace
 * @param manifests YAML files that have to do with pulling images
 * @param spec the spec; empty if there is none
 * @param userFiles whether the system's and the user's rc files count too
 */
public record WorkspaceFolder(
    Path root,
    List<Path> rcFiles,
    List<DockerFile> dockerFiles,
    List<Path> manifests,
    Optional<Path> spec,
    boolean userFiles) {
  /**
   * A docker configuration.
   *
   * @param path absolute
   */
  public record DockerFile(Path path, ConfigFormat format) {}

  public WorkspaceFolder {
    rcFiles = List.copyOf(rcFiles);
    dockerFiles = List.copyOf(dockerFiles);
    manifests = List.copyOf(manifests);
  }
}
