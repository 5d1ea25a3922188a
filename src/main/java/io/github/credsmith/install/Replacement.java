package io.github.credsmith.install;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.UUID;

/**
 * A new file, or a new content of one, that appears as a whole or not at all: it is written beside
 * its place and then renamed. A symbolic link in its place is replaced, not followed.
 */
final class Replacement {
  private final Path target;

  Replacement(Path target) {
    this.target = target;
  }

  /** Looks at what was written before it is in place. */
  @FunctionalInterface
  interface Check {
    /** Throws if it is not to be put in place. */
    void accept(Path written);
  }

  /** Makes it of these bytes, and the folders above it. */
  void write(InputStream content, boolean executable, Check check) throws IOException {
    Files.createDirectories(target.getParent());
    try (Cleanup cleanup = new Cleanup()) {
      Path temporary = temporaryPath();
      cleanup.add(() -> temporary.toFile().delete());
      // Created by the system's rules, so that it has the mode which the user's umask gives.
      try (FileChannel channel =
              FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
          OutputStream stream = Channels.newOutputStream(channel)) {
        content.transferTo(stream);
        channel.force(true);
      }
      if (executable) {
        makeExecutable(temporary);
      }
      check.accept(temporary);
      moveHere(temporary);
    }
  }

  /** A name beside the target for what is to become it. */
  Path temporaryPath() {
    return target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
  }

  /** Puts a finished file of the same file system in place. */
  void moveHere(Path finished) throws IOException {
    try {
      Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(finished, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Whoever may read a script may execute it. */
  static void makeExecutable(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
    mode.add(PosixFilePermission.OWNER_EXECUTE);
    if (mode.contains(PosixFilePermission.GROUP_READ)) {
      mode.add(PosixFilePermission.GROUP_EXECUTE);
    }
    if (mode.contains(PosixFilePermission.OTHERS_READ)) {
      mode.add(PosixFilePermission.OTHERS_EXECUTE);
    }
    Files.setPosixFilePermissions(file, mode);
  }
}
