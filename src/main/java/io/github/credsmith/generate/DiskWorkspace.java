package io.github.credsmith.generate;

import io.github.credsmith.document.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A workspace on disk.
 *
 * @param root its root folder, absolute
 */
public record DiskWorkspace(Path root) implements WorkspaceFiles {
  private static final Set<PosixFilePermission> WRITE =
      EnumSet.of(
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_WRITE);

  /** Where a file of the workspace is on disk. */
  public Path resolve(String path) {
    return root.resolve(path);
  }

  @Override
  public Optional<SourceText> read(String path) {
    Path file = resolve(path);
    return Files.exists(file) ? Optional.of(SourceText.readFound(file, path)) : Optional.empty();
  }

  @Override
  public boolean isReadOnly(String path) {
    // Not Files.isWritable: it says yes to root for any file, and a rename would replace the file
    // without a question.
    return permissions(path).map(given -> WRITE.stream().noneMatch(given::contains)).orElse(false);
  }

  @Override
  public boolean isExecutable(String path) {
    return permissions(path)
        .map(given -> given.contains(PosixFilePermission.OWNER_EXECUTE))
        .orElseGet(() -> Files.exists(resolve(path)));
  }

  /** Empty if there is no such file or the file system has no such permissions. */
  private Optional<Set<PosixFilePermission>> permissions(String path) {
    PosixFileAttributeView view =
        Files.getFileAttributeView(resolve(path), PosixFileAttributeView.class, new LinkOption[0]);
    if (view == null || !Files.exists(resolve(path))) {
      return Optional.empty();
    }
    try {
      return Optional.of(view.readAttributes().permissions());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
