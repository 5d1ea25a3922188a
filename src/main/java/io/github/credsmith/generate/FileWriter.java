package io.github.credsmith.generate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Carries out a plan so that no file is ever half-written: everything is first written to temporary
 * files beside the targets, and only when all of that has succeeded are they renamed. A symbolic
 * link is followed and stays; a mode stays. An interrupt takes effect before the first file or
 * after the last.
 */
public final class FileWriter {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final DiskWorkspace workspace;

  /** A writer into this workspace. */
  public FileWriter(DiskWorkspace workspace) {
    this.workspace = workspace;
  }

  /**
   * Makes all changes.
   *
   * @throws WriteException if a file cannot be written; if that was found before the first rename,
   *     nothing has changed
   */
  public void write(List<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    try (ShutdownDelay delay = new ShutdownDelay()) {
      if (!delay.begin()) {
        throw new WriteException(changes.get(0).path(), "credsmith was interrupted");
      }
      writeAll(changes);
    }
  }

  private void writeAll(List<Change> changes) {
    List<Prepared> prepared = new ArrayList<>();
    NewFolders folders = new NewFolders();
    try {
      for (Change change : changes) {
        prepare(change, prepared, folders);
      }
      for (Prepared file : prepared) {
        commit(file);
      }
    } finally {
      prepared.forEach(FileWriter::discard);
      folders.removeEmpty();
    }
  }

  /**
   * A change that only needs its last step.
   *
   * @param temporary the new content; for a deletion or a mode the target itself
   */
  private record Prepared(Change change, Path target, Path temporary) {}

  private void prepare(Change change, List<Prepared> prepared, NewFolders folders) {
    try {
      Path target = followed(workspace.resolve(change.path()));
      if (change.kind() == Change.Kind.DELETE || change.kind() == Change.Kind.MAKE_EXECUTABLE) {
        prepared.add(new Prepared(change, target, target));
        return;
      }
      folders.create(target.getParent());
      Path temporary =
          createTemporary(
              target.resolveSibling("." + target.getFileName() + "." + suffix() + ".tmp"),
              change.holdsSecret() || Files.exists(target));
      prepared.add(new Prepared(change, target, temporary));
      Files.write(temporary, change.after().getBytes(StandardCharsets.UTF_8));
      setMode(change, target, temporary);
    } catch (IOException e) {
      throw new WriteException(change.path(), reason(e));
    }
  }

  /** A file that takes another's mode, or holds a secret, is nobody else's to read until then. */
  private static Path createTemporary(Path path, boolean confined) throws IOException {
    return confined && hasModes(path)
        ? Files.createFile(path, PosixFilePermissions.asFileAttribute(OWNER_ONLY))
        : Files.createFile(path);
  }

  private static boolean hasModes(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static String suffix() {
    return Long.toString(ProcessHandle.current().pid(), Character.MAX_RADIX);
  }

  private static void setMode(Change change, Path target, Path temporary) throws IOException {
    if (!hasModes(temporary)) {
      return;
    }
    Path like = Files.exists(target) ? target : temporary;
    Set<PosixFilePermission> mode = new HashSet<>(Files.getPosixFilePermissions(like));
    Files.setPosixFilePermissions(temporary, change.executable() ? executable(mode) : mode);
  }

  /** Whoever may read a script may execute it. */
  private static Set<PosixFilePermission> executable(Set<PosixFilePermission> mode) {
    mode.add(PosixFilePermission.OWNER_EXECUTE);
    if (mode.contains(PosixFilePermission.GROUP_READ)) {
      mode.add(PosixFilePermission.GROUP_EXECUTE);
    }
    if (mode.contains(PosixFilePermission.OTHERS_READ)) {
      mode.add(PosixFilePermission.OTHERS_EXECUTE);
    }
    return mode;
  }

  private static void commit(Prepared file) {
    try {
      switch (file.change().kind()) {
        case DELETE -> Files.deleteIfExists(file.target());
        case MAKE_EXECUTABLE -> setMode(file.change(), file.target(), file.target());
        default -> rename(file.temporary(), file.target());
      }
    } catch (IOException e) {
      throw new WriteException(file.change().path(), reason(e));
    }
  }

  private static void rename(Path temporary, Path target) throws IOException {
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void discard(Prepared file) {
    if (!file.temporary().equals(file.target())) {
      try {
        Files.deleteIfExists(file.temporary());
      } catch (IOException e) {
        // What matters has been said already; at the end of the process there is one more attempt.
        file.temporary().toFile().deleteOnExit();
      }
    }
  }

  /** Where a chain of symbolic links ends, whether or not there is a file yet. */
  private static Path followed(Path path) throws IOException {
    Path current = path;
    for (int links = 0; Files.isSymbolicLink(current); links++) {
      if (links == MAX_LINKS) {
        throw new FileSystemException(path.toString(), null, "too many symbolic links");
      }
      // Not normalized: what ".." means after a link to a folder only the file system knows.
      current = current.resolveSibling(Files.readSymbolicLink(current));
    }
    return current;
  }

  private static final int MAX_LINKS = 40;

  private static String reason(IOException e) {
    if (e instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    if (e instanceof java.nio.file.AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof java.nio.file.FileAlreadyExistsException exists) {
      return exists.getFile() + " is in the way";
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
