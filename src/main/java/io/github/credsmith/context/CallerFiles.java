package io.github.credsmith.context;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The files that a caller's request may read. Every path is absolute; a relative one is an {@link
 * IllegalArgumentException}, because it would mean a file of this process's own folder. Safe for
 * use by many threads.
 */
public interface CallerFiles {

  /** The files of this machine, with the rights of this process. */
  static CallerFiles ofThisMachine() {
    return new MachineFiles();
  }

  /** What can be told of a path without reading it. */
  FileState state(Path path);

  /** Whether there is a file that this process may execute; of a folder, whether it may enter. */
  boolean isExecutable(Path path);

  /**
   * The whole content of a regular file; of the null device, nothing. Other pipes and devices are
   * refused, because reading them may wait for ever, or take away what another process is to get.
   *
   * @param limit how many bytes there may be
   * @throws FileTooLargeException if there are more
   * @throws IOException if there is no such file, or it cannot be read or is not regular
   */
  byte[] read(Path file, int limit) throws IOException;

  /**
   * The paths of what is in a folder, sorted, perhaps none.
   *
   * @param limit how many there may be
   * @throws IOException if there are more, or the folder is absent or cannot be read
   */
  List<Path> list(Path folder, int limit) throws IOException;

  /** Whether there is certainly nothing; false also if it cannot be told. */
  default boolean isAbsent(Path path) {
    return state(path) instanceof FileState.Absent;
  }

  /** Whether there is certainly something; false also if it cannot be told. */
  default boolean exists(Path path) {
    return state(path) instanceof FileState.Present;
  }

  /** Whether there is a regular file. */
  default boolean isRegularFile(Path path) {
    return state(path).is(FileState.Kind.REGULAR);
  }

  /**
   * As {@link #read}, for a text.
   *
   * @param limit how many bytes there may be
   * @throws IOException as {@link #read}, and if the content is not UTF-8
   */
  default String readUtf8(Path file, int limit) throws IOException {
    byte[] content = read(file, limit);
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
  }
}
