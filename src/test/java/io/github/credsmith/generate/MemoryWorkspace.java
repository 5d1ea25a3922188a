package io.github.credsmith.generate;

import io.github.credsmith.document.SourceText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A workspace that is nowhere on disk. */
final class MemoryWorkspace implements WorkspaceFiles {
  private final Map<String, String> files = new HashMap<>();
  private final Set<String> executable = new HashSet<>();
  private final Set<String> readOnly = new HashSet<>();

  MemoryWorkspace with(String path, String text) {
    files.put(path, text);
    return this;
  }

  MemoryWorkspace readOnly(String path) {
    readOnly.add(path);
    return this;
  }

  /** Does what a plan says. */
  MemoryWorkspace apply(List<Change> changes) {
    for (Change change : changes) {
      if (change.kind() == Change.Kind.DELETE) {
        files.remove(change.path());
      } else {
        files.put(change.path(), change.after());
      }
      if (change.executable()) {
        executable.add(change.path());
      }
    }
    return this;
  }

  String text(String path) {
    return Optional.ofNullable(files.get(path))
        .orElseThrow(() -> new AssertionError("no file " + path));
  }

  Set<String> paths() {
    return files.keySet();
  }

  @Override
  public Optional<SourceText> read(String path) {
    return Optional.ofNullable(files.get(path)).map(text -> SourceText.of(path, text));
  }

  @Override
  public boolean isReadOnly(String path) {
    return readOnly.contains(path);
  }

  @Override
  public boolean isExecutable(String path) {
    return executable.contains(path);
  }
}
