package io.github.credsmith.context;

import io.github.credsmith.context.FileState.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Files whose times a test decides, all in one folder. */
final class FilesInMemory implements CallerFiles {
  private record Entry(String content, Instant changed) {}

  private final Path folder;
  private final Map<Path, Entry> entries = new HashMap<>();
  private Runnable beforeReading = () -> {};

  FilesInMemory(Path folder) {
    this.folder = folder;
  }

  /** Writes a file at a time. */
  void write(Path file, String content, Instant now) {
    entries.put(file, new Entry(content, now));
  }

  void delete(Path file) {
    entries.remove(file);
  }

  /** Does something between the look at a file and its reading. */
  void beforeReading(Runnable step) {
    beforeReading = step;
  }

  @Override
  public FileState state(Path path) {
    if (path.equals(folder)) {
      return new FileState.Present(Kind.FOLDER, 0, Instant.EPOCH, Instant.EPOCH, "folder");
    }
    Entry entry = entries.get(path);
    return entry == null
        ? new FileState.Absent()
        : new FileState.Present(
            Kind.REGULAR, entry.content().length(), entry.changed(), entry.changed(), "file");
  }

  @Override
  public boolean isExecutable(Path path) {
    return entries.containsKey(path) && entries.get(path).content().startsWith("#!");
  }

  @Override
  public byte[] read(Path file, int limit) throws IOException {
    beforeReading.run();
    Entry entry = entries.get(file);
    if (entry == null) {
      throw new NoSuchFileException(file.toString());
    }
    if (entry.content().length() > limit) {
      throw new FileTooLargeException(file, limit);
    }
    return entry.content().getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public List<Path> list(Path listed, int limit) throws IOException {
    if (!listed.equals(folder) || entries.size() > limit) {
      throw new IOException("no such folder, or too full");
    }
    return entries.keySet().stream().sorted().toList();
  }
}
