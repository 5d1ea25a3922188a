package io.github.credsmith.context;

import java.time.Instant;

/** What the system tells of a path without the file being read. Symbolic links are followed. */
public sealed interface FileState {

  /** What a file is. */
  enum Kind {
    /** A file that can be read to its end without waiting for anybody. */
    REGULAR,
    FOLDER,
    /** A pipe, a socket or a device. */
    OTHER
  }

  /** There is no such file. */
  record Absent() implements FileState {}

  /**
   * It cannot be told whether there is a file, because a folder on the way may not be entered, for
   * example.
   *
   * @param problem what kind of error it is
   */
  record Hidden(String problem) implements FileState {}

  /**
   * There is a file.
   *
   * @param size in bytes; of what is not regular, whatever the system says
   * @param modified when its content changed last
   * @param changed when its content, its owner or its permissions changed last; as {@code modified}
   *     where the system does not tell
   * @param identity tells it from another file that took its place: device, inode and permissions,
   *     or what the system has in their place
   */
  record Present(Kind kind, long size, Instant modified, Instant changed, String identity)
      implements FileState {}

  /** Whether this is a present file of a kind. */
  default boolean is(Kind kind) {
    return this instanceof Present present && present.kind() == kind;
  }
}
