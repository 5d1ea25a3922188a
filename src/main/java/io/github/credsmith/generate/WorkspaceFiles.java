package io.github.credsmith.generate;

import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.SourceText;
import java.util.Optional;

/** The files of a workspace, as generators and plans see them. */
public interface WorkspaceFiles {

  /** No files at all: what a generator makes of a spec alone. */
  WorkspaceFiles NONE =
      new WorkspaceFiles() {
        @Override
        public Optional<SourceText> read(String path) {
          return Optional.empty();
        }

        @Override
        public boolean isReadOnly(String path) {
          return false;
        }

        @Override
        public boolean isExecutable(String path) {
          return false;
        }
      };

  /**
   * A file's text.
   *
   * @param path relative to the workspace, with {@code /}
   * @return empty if there is no such file
   * @throws DocumentException if there is something that cannot be read as a text file
   */
  Optional<SourceText> read(String path);

  /** Whether the file is there and nobody may write it. */
  boolean isReadOnly(String path);

  /**
   * Whether the file is there and its owner may execute it; true where a file system knows no such
   * thing.
   */
  boolean isExecutable(String path);
}
