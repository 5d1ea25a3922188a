package io.github.credsmith.bazelrc;

import io.github.credsmith.document.SourceText;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file system. Reports name files in the workspace by their path from its root, others by their
 * absolute path, with {@code /} on every platform.
 *
 * @param workspace the root, absolute
 */
public record DiskFiles(Path workspace) implements RcFiles {
  @Override
  public Optional<SourceText> read(Path path) {
    // Of the files that are asked for most are missing, for which Files makes an exception each.
    return path.toFile().exists()
        ? Optional.of(SourceText.readFound(path, displayName(path)))
        : Optional.empty();
  }

  /** How reports name a file. */
  public String displayName(Path path) {
    Path root = workspace.normalize();
    Path shown = path.startsWith(root) ? root.relativize(path) : path;
    return shown.toString().replace(shown.getFileSystem().getSeparator(), "/");
  }
}
