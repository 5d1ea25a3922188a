package io.github.credsmith.spec;

import io.github.credsmith.document.DocumentException;
import io.github.credsmith.document.SourceText;
import java.nio.file.Path;

/** Where the files of a spec are read from. */
@FunctionalInterface
public interface SpecTexts {
  /** The file system. */
  SpecTexts DISK = SourceText::read;

  /**
   * The text of a file.
   *
   * @param path where it is
   * @param file how reports name it
   * @throws DocumentException if it is absent or cannot be read as text
   */
  SourceText read(Path path, String file);
}
