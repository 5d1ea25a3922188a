package io.github.credsmith.install;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * Held while something is put into a data folder, so that of several installations at once one does
 * the work and the others find it done. The system gives it back when its holder dies. Where files
 * cannot be locked there is none: each file is replaced as a whole all the same.
 */
final class InstallLock implements AutoCloseable {
  private final DataFolder folder;
  private final FileChannel channel;
  private final boolean held;

  private InstallLock(DataFolder folder, FileChannel channel, boolean held) {
    this.folder = folder;
    this.channel = channel;
    this.held = held;
  }

  /**
   * Waits for it.
   *
   * @param notes told that there is somebody to wait for
   * @throws InstallException if the folder cannot be written to
   */
  static InstallLock take(DataFolder folder, Consumer<String> notes) {
    FileChannel channel = open(folder);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        notes.accept("waiting for another installation to end");
        lock = channel.lock();
      }
      return new InstallLock(folder, channel, true);
    } catch (IOException notSupported) {
      return new InstallLock(folder, channel, false);
    }
  }

  /** Removes what installations that were killed have left: the holder is the only one at work. */
  void removeRemains() {
    if (!held) {
      return;
    }
    try (DirectoryStream<Path> remains =
        Files.newDirectoryStream(folder.path(), ".credsmith.{jar,jsa}.*.tmp")) {
      remains.forEach(remain -> new Scratch(remain).remove());
    } catch (IOException | DirectoryIteratorException e) {
      // They take room and nothing else; the next installation tries again.
    }
  }

  private static FileChannel open(DataFolder folder) {
    try {
      Files.createDirectories(folder.path());
      return FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw InstallException.unwritable(
          folder.path(), e, "XDG_DATA_HOME (on Windows LOCALAPPDATA) chooses another folder");
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing was written through it, and the end of the process closes it too.
    }
  }
}
