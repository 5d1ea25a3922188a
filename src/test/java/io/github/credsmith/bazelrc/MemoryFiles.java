package io.github.credsmith.bazelrc;

import io.github.credsmith.document.SourceText;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Files of a workspace at {@code /repo} that exist in memory alone. */
final class MemoryFiles implements RcFiles {
  static final Path ROOT = Path.of("/repo");

  private final Map<Path, SourceText> texts = new HashMap<>();

  /** Adds a file by its path from the root, or by an absolute path. */
  MemoryFiles with(String path, String... lines) {
    Path file = ROOT.resolve(path);
    texts.put(file, SourceText.of(path, String.join("\n", lines) + "\n"));
    return this;
  }

  @Override
  public Optional<SourceText> read(Path path) {
    return Optional.ofNullable(texts.get(path));
  }

  BazelrcStack stack(String version) {
    return BazelrcStack.read(RcFileSet.ofWorkspace(ROOT), this, BazelVersion.parse(version));
  }
}
