package io.github.credsmith.cli;

import io.github.credsmith.bazelrc.DiskFiles;
import io.github.credsmith.bazelrc.RcFiles;
import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.Location;
import io.github.credsmith.document.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The text on standard input in the place of a file, such as one that an editor has not saved yet;
 * all other files are those on disk.
 *
 * @param path of the file, absolute and normalised; there need not be one
 * @param content one byte more than may be read, if there is more
 */
record StdinFile(DiskFiles disk, Path path, byte[] content) implements RcFiles {
  /**
   * Reads standard input to its end.
   *
   * @throws DocumentException if it cannot be read
   */
  static StdinFile read(InputStream in, DiskFiles disk, Path path) {
    try {
      return new StdinFile(disk, path, in.readNBytes(SourceText.MAX_BYTES + 1));
    } catch (IOException e) {
      throw new DocumentException(
          Location.ofFile("standard input"), "cannot be read: " + e.getMessage());
    }
  }

  @Override
  public Optional<SourceText> read(Path other) {
    return other.equals(path)
        ? Optional.of(SourceText.decode(disk.displayName(path), content))
        : disk.read(other);
  }
}
