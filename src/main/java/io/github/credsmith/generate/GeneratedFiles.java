package io.github.credsmith.generate;

import io.github.credsmith.document.DocumentException;
import java.util.Set;

/**
 * The files of a workspace that are wholly generated, as its lock records them.
 *
 * @param paths relative to the workspace, with {@code /}
 */
public record GeneratedFiles(Set<String> paths) {
  public GeneratedFiles {
    paths = Set.copyOf(paths);
  }

  /**
   * Those of a spec; none if nothing was generated from it yet.
   *
   * @param specPath relative to the workspace
   * @throws DocumentException if the lock cannot be read
   */
  public static GeneratedFiles of(WorkspaceFiles files, String specPath) {
    return new GeneratedFiles(
        files
            .read(Lock.pathFor(specPath))
            .map(Lock::parse)
            .map(lock -> lock.files().keySet())
            .orElse(Set.of()));
  }
}
