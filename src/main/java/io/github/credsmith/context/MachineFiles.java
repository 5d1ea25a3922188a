package io.github.credsmith.context;

import io.github.credsmith.context.FileState.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The files of this machine. */
final class MachineFiles implements CallerFiles {
  private static final String UNIX_STATE =
      "unix:isRegularFile,isDirectory,size,lastModifiedTime,ctime,dev,ino,mode";

  @Override
  public FileState state(Path path) {
    checkAbsolute(path);
    try {
      return path.getFileSystem().supportedFileAttributeViews().contains("unix")
          ? unixState(path)
          : plainState(path);
    } catch (NoSuchFileException e) {
      return new FileState.Absent();
    } catch (IOException e) {
      return new FileState.Hidden(e.getClass().getSimpleName());
    }
  }

  @Override
  public boolean isExecutable(Path path) {
    checkAbsolute(path);
    return Files.isExecutable(path);
  }

  @Override
  public byte[] read(Path file, int limit) throws IOException {
    FileState state = state(file);
    if (state.is(Kind.FOLDER)) {
      throw new FileSystemException(file.toString(), null, "it is a directory, not a file");
    }
    if (state.is(Kind.OTHER)) {
      return readNullDevice(file);
    }
    // A pipe that takes the file's place just now would still be waited for; nobody but the
    // caller can put it there.
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] content = stream.readNBytes(limit + 1);
      if (content.length > limit) {
        throw new FileTooLargeException(file, limit);
      }
      return content;
    }
  }

  @Override
  public List<Path> list(Path folder, int limit) throws IOException {
    checkAbsolute(folder);
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> found = entries.limit(limit + 1L).sorted().toList();
      if (found.size() > limit) {
        throw new FileSystemException(
            folder.toString(), null, "it has more than " + limit + " entries");
      }
      return found;
    }
  }

  /** As the value of a variable, the null device says that there is to be no such file. */
  private static byte[] readNullDevice(Path file) throws IOException {
    Path nullDevice = file.resolveSibling("/dev/null");
    if (Files.exists(nullDevice) && Files.isSameFile(file, nullDevice)) {
      return new byte[0];
    }
    throw new FileSystemException(file.toString(), null, "it is not a regular file");
  }

  private static FileState unixState(Path path) throws IOException {
    Map<String, Object> state = Files.readAttributes(path, UNIX_STATE);
    return new FileState.Present(
        kind((Boolean) state.get("isRegularFile"), (Boolean) state.get("isDirectory")),
        (Long) state.get("size"),
        ((FileTime) state.get("lastModifiedTime")).toInstant(),
        ((FileTime) state.get("ctime")).toInstant(),
        state.get("dev") + ":" + state.get("ino") + ":" + state.get("mode"));
  }

  private static FileState plainState(Path path) throws IOException {
    BasicFileAttributes state = Files.readAttributes(path, BasicFileAttributes.class);
    Instant modified = state.lastModifiedTime().toInstant();
    return new FileState.Present(
        kind(state.isRegularFile(), state.isDirectory()),
        state.size(),
        modified,
        modified,
        state.creationTime() + " " + state.fileKey());
  }

  private static Kind kind(boolean regular, boolean folder) {
    if (regular) {
      return Kind.REGULAR;
    }
    return folder ? Kind.FOLDER : Kind.OTHER;
  }

  private static void checkAbsolute(Path path) {
    if (!path.isAbsolute()) {
      throw new IllegalArgumentException("path is not absolute: " + path);
    }
  }
}
