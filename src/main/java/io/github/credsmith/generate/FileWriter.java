package io.github.credsmith.generate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Carries out a plan so that no file is ever half-written: everything is first written to temporary
 * files beside the targets, and only when all of that has succeeded are they renamed. A symbolic
 * link is followed and stays; a mode stays.
 */
public final class FileWriter {
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
    List<Prepared> prepared = new ArrayList<>();
    try {
      for (Change change : changes) {
        prepare(change, prepared);
      }
      for (Prepared file : prepared) {
        commit(file);
      }
    } finally {
      prepared.forEach(FileWriter::discard);
    }
  }

  /**
   * A change that only needs its last step.
   *
   * @param temporary the new content; for a deletion or a mode the target itself
   */
  private record Prepared(Change change, Path target, Path temporary) {}

  private void prepare(Change change, List<Prepared> prepared) {
    try {
      Path target = followed(workspace.resolve(change.path()));
      if (change.kind() == Change.Kind.DELETE || change.kind() == Change.Kind.MAKE_EXECUTABLE) {
        prepared.add(new Prepared(change, target, target));
        return;
      }
      Files.createDirectories(target.getParent());
      Path temporary =
          Files.createFile(
              target.resolveSibling("." + target.getFileName() + "." + suffix() + ".tmp"));
      // Also when the process is interrupted.
      temporary.toFile().deleteOnExit();
      prepared.add(new Prepared(change, target, temporary));
      Files.write(temporary, change.after().getBytes(StandardCharsets.UTF_8));
      setMode(change, target, temporary);
    } catch (IOException e) {
      throw new WriteException(change.path(), reason(e));
    }
  }

  private static String suffix() {
    return Long.toString(ProcessHandle.current().pid(), Character.MAX_RADIX);
  }

  private static void setMode(Change change, Path target, Path temporary) throws IOException {
    if (!temporary.getFileSystem().supportedFileAttributeViews().contains("posix")) {
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
        // The file is marked for deletion at exit, and what matters has been said already.
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
      current = current.resolveSibling(Files.readSymbolicLink(current)).normalize();
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
