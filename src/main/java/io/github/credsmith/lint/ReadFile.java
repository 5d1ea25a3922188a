package io.github.credsmith.lint;

import io.github.credsmith.document.DocumentException;
import java.util.Optional;

/**
 * A file of a workspace that is there, and what came of reading it.
 *
 * @param file as reports show it
 * @param content empty if the file cannot be read
 * @param failure why it cannot be read; empty if it can
 */
public record ReadFile<T>(String file, Optional<T> content, Optional<DocumentException> failure) {
  static <T> ReadFile<T> of(String file, T content) {
    return new ReadFile<>(file, Optional.of(content), Optional.empty());
  }

  static <T> ReadFile<T> failed(DocumentException failure) {
    return new ReadFile<>(failure.location().file(), Optional.empty(), Optional.of(failure));
  }
}
