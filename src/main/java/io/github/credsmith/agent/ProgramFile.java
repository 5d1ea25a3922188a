package io.github.credsmith.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * The jar that the agent runs from, and whether it is still the one it was started from: classes of
 * a file that was replaced can no longer be loaded.
 */
public final class ProgramFile {
  private final Path path;
  private final Optional<State> atStart;

  /** What tells one content from another without reading it. */
  private record State(long size, FileTime modified, Optional<Object> key) {}

  /** The file as it is now. */
  public ProgramFile(Path path) {
    this.path = path;
    this.atStart = state();
  }

  Path path() {
    return path;
  }

  /** Whether it was replaced, changed or removed. */
  boolean hasChanged() {
    return !state().equals(atStart);
  }

  /** When it was last changed; empty if there is no such file. */
  Optional<FileTime> modified() {
    return atStart.map(State::modified);
  }

  /** The same for equal contents at the same place, another one after a change. */
  String identity() {
    return path + " " + atStart.map(s -> s.size() + " " + s.modified()).orElse("absent");
  }

  private Optional<State> state() {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      return Optional.of(
          new State(
              attributes.size(),
              attributes.lastModifiedTime(),
              Optional.ofNullable(attributes.fileKey())));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
