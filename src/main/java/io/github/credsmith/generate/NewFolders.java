package io.github.credsmith.generate;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** The folders made for files that are to be written; those that stay empty go again. */
final class NewFolders {
  private final Deque<Path> created = new ArrayDeque<>();

  /** Makes a folder and what is missing above it. */
  void create(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    if (folder.getParent() != null) {
      create(folder.getParent());
    }
    try {
      created.push(Files.createDirectory(folder));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }

  /** Removes the folders in which nothing was put. */
  void removeEmpty() {
    for (Path folder : created) {
      try {
        Files.deleteIfExists(folder);
      } catch (IOException inUse) {
        // Something is in it, so it is wanted.
      }
    }
  }
}
