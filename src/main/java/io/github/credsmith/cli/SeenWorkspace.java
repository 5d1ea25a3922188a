package io.github.credsmith.cli;

import io.github.credsmith.bazelrc.RcFiles;
import io.github.credsmith.document.SourceText;
import io.github.credsmith.generate.DiskWorkspace;
import io.github.credsmith.generate.WorkspaceFiles;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A workspace as the linter sees it: texts that an editor holds or that are about to be mended are
 * in the place of the files.
 *
 * @param root its root folder, absolute
 * @param files gives the text of any file
 */
record SeenWorkspace(Path root, RcFiles files) implements WorkspaceFiles {
  @Override
  public Optional<SourceText> read(String path) {
    return files.read(root.resolve(path).normalize());
  }

  @Override
  public boolean isReadOnly(String path) {
    return new DiskWorkspace(root).isReadOnly(path);
  }

  @Override
  public boolean isExecutable(String path) {
    return new DiskWorkspace(root).isExecutable(path);
  }
}
