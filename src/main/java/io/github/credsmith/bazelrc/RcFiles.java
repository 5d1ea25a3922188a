package io.github.credsmith.bazelrc;

import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.SourceText;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the files of a workspace are read from. */
@FunctionalInterface
public interface RcFiles {
  /**
   * The text of a file.
   *
   * @param path absolute and normalised
   * @return empty if there is no such file
   * @throws DocumentException if there is one and it cannot be read or is not UTF-8
   */
  Optional<SourceText> read(Path path);

  /**
   * These files with some replaced or added, such as one that is generated and not yet written.
   *
   * @param texts by absolute, normalised path
   */
  default RcFiles overlaid(Map<Path, SourceText> texts) {
    Map<Path, SourceText> over = Map.copyOf(texts);
    return path -> Optional.ofNullable(over.get(path)).or(() -> read(path));
  }
}
